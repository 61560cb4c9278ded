import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { useClinic } from "../../session/clinic";
import type { EditedField } from "./editedField";

/** Opens the one field that stands in the way; or one that is well-formed, and was not what the patient typed. */
export function EditButton({
  field,
  look,
  wellFormed,
  onEdit,
}: {
  field: EditedField;
  look: "filled" | "plain";
  wellFormed?: boolean;
  onEdit: () => void;
}) {
  const { may } = useClinic();
  if (!may("patients_write")) return null;
  return (
    <Button look={look} size="staff" data-next onClick={onEdit}>
      {wellFormed ? <Trans>Correct the record</Trans> : <Missing field={field} />}
    </Button>
  );
}

function Missing({ field }: { field: EditedField }) {
  if (field === "phone") return <Trans>Enter a mobile number</Trans>;
  if (field === "email") return <Trans>Enter the e-mail address</Trans>;
  if (field === "national_id") return <Trans>Enter the ID number</Trans>;
  return <Trans>Enter the date of birth</Trans>;
}
