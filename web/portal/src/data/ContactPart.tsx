import { Trans, useLingui } from "@lingui/react/macro";
import { Card, Section } from "@portico/shared/components/Card";
import { readablePhone } from "@portico/shared/contact";
import type { Patient } from "../clinic/types.ts";
import { EditableRow } from "./EditableRow.tsx";

/** Phone and e-mail: what one signs in with, so the clinic changes them. */
export function ContactPart({ patient }: { patient: Patient }) {
  const { t } = useLingui();
  return (
    <Section id="contact" title={<Trans>Contact</Trans>}>
      <Card>
        <EditableRow
          patient={patient}
          field="phone"
          label={t`Mobile phone`}
          value={readablePhone(patient.phone ?? "")}
        />
        <EditableRow patient={patient} field="email" label={t`E-mail`} value={patient.email} />
      </Card>
    </Section>
  );
}
