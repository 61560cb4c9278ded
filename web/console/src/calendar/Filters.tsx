import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { locationsQuery } from "../invitations/queries";
import { useClinic } from "../session/clinic";
import { Choice } from "../ui/Choice";
import type { Go } from "./usePlace";

interface Props {
  location?: string;
  practitioner?: string;
  /** A week is one person's: nobody cannot be chosen. */
  onlyOne: boolean;
  people: { id: string; name: string }[];
  onChoose: Go;
}

/** Which institution, whose columns. A choice of one is none. */
export function Filters({ location, practitioner, onlyOne, people, onChoose }: Props) {
  const { t } = useLingui();
  const { organization_id } = useClinic();
  const places = useQuery(locationsQuery(organization_id)).data?.items ?? [];
  return (
    <>
      {people.length > 1 && (
        <Choice
          label={t`Doctor`}
          value={practitioner ?? ""}
          options={[
            ...(onlyOne ? [] : [{ value: "", text: t`All doctors` }]),
            ...people.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          onChoose={(id) => onChoose({ practitioner: id || undefined })}
        />
      )}
      {places.length > 1 && (
        <Choice
          label={t`Institution`}
          value={location ?? ""}
          options={[
            { value: "", text: t`All institutions` },
            ...places.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          onChoose={(id) => onChoose({ location: id || undefined })}
        />
      )}
    </>
  );
}
