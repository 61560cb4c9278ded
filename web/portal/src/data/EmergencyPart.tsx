import { Trans, useLingui } from "@lingui/react/macro";
import { Card, Section } from "@portico/shared/components/Card";
import { readablePhone } from "@portico/shared/contact";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Patient } from "../clinic/types.ts";
import { looksLikePhone, phoneExample, tidyPhone } from "../identity/phone.ts";
import { EditableRow } from "./EditableRow.tsx";
import type { Entry } from "./EditForm.tsx";

/** Whom the clinic should call. */
export function EmergencyPart({ patient }: { patient: Patient }) {
  const { t } = useLingui();
  const { country } = useClinic();
  const { name, phone } = patient.emergency_contact;
  const example = phoneExample(country);
  const entries: Entry[] = [
    { name: "name", label: t`Name`, value: name, hint: t`Also say who it is, such as “partner”` },
    {
      name: "phone",
      label: t`Phone`,
      value: phone,
      type: "tel",
      hint: t`With its country code, like ${example}`,
      fault: (typed) =>
        !typed.trim() || looksLikePhone(tidyPhone(typed, country))
          ? null
          : t`Enter the phone number with its country code, like ${example}.`,
    },
  ];
  return (
    <Section id="emergency" title={<Trans>In an emergency</Trans>}>
      <Card>
        <EditableRow
          patient={patient}
          field="emergency_contact"
          label={t`Please tell`}
          value={[name, readablePhone(phone)].filter(Boolean).join("\n")}
          form={{
            entries,
            change: (typed) => ({
              emergency_contact: { name: typed.name ?? "", phone: tidyPhone(typed.phone ?? "", country) },
            }),
            before: { emergency_contact: patient.emergency_contact },
          }}
        />
      </Card>
    </Section>
  );
}
