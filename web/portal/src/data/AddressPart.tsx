import { Trans, useLingui } from "@lingui/react/macro";
import { Card, Section } from "@portico/shared/components/Card";
import { countryName, countryOptions } from "@portico/shared/countries";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Patient } from "../clinic/types.ts";
import { EditableRow } from "./EditableRow.tsx";
import type { Entry } from "./EditForm.tsx";

/** Where the person lives. */
export function AddressPart({ patient }: { patient: Patient }) {
  const { t } = useLingui();
  const clinic = useClinic();
  const { address } = patient;
  const country = address.country || clinic.country;
  const entries: Entry[] = [
    { name: "line", label: t`Street and number`, value: address.line, autoComplete: "street-address" },
    {
      name: "postal_code",
      label: t`Postcode`,
      value: address.postal_code,
      autoComplete: "postal-code",
      width: "short",
    },
    {
      name: "city",
      label: t`Town or city`,
      value: address.city,
      autoComplete: "address-level2",
      width: "short",
    },
    {
      name: "country",
      label: t`Country`,
      value: country,
      autoComplete: "country",
      options: countryOptions(),
    },
  ];
  const shown = [address.line, [address.postal_code, address.city].filter(Boolean).join(" ")].filter(Boolean);
  return (
    <Section id="address" title={<Trans>Address</Trans>}>
      <Card>
        <EditableRow
          patient={patient}
          field="address"
          label={t`Address`}
          value={
            shown.length > 0 &&
            [...shown, address.country && countryName(address.country)].filter(Boolean).join("\n")
          }
          form={{
            entries,
            change: ({ line = "", postal_code = "", city = "", country = "" }) => ({
              address: { line, postal_code, city, country },
            }),
            before: { address },
          }}
        />
      </Card>
    </Section>
  );
}
