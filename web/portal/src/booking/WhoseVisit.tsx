import { Trans, useLingui } from "@lingui/react/macro";
import { SelectField } from "@portico/shared/components/SelectField";
import { useClinic } from "../clinic/ClinicContext.ts";
import { pagesOf } from "../pages.ts";
import { go } from "../routing/navigation.ts";
import { useHere } from "../session/SessionContext.ts";

/** For whom it is, when one may book for several. */
export function WhoseVisit() {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const { profile, session } = useHere();
  const family = session.profiles.filter(({ scopes }) => scopes.includes("appointments"));
  if (family.length < 2) return null;
  const choose = (patient_id: string) => {
    const chosen = family.find((one) => one.patient_id === patient_id);
    const actFor = chosen?.relation === "self" ? undefined : patient_id;
    go(pagesOf(suffix, actFor).bookingDetails(), { replace: true });
  };
  return (
    <SelectField
      label={<Trans>Who is it for?</Trans>}
      value={profile.patient_id}
      onChange={(event) => choose(event.target.value)}
    >
      {family.map(({ patient_id, name, relation }) => (
        <option key={patient_id} value={patient_id}>
          {relation === "self" ? t`${name} (you)` : name}
        </option>
      ))}
    </SelectField>
  );
}
