import { Trans, useLingui } from "@lingui/react/macro";
import { Card, Section } from "@portico/shared/components/Card";
import { readablePhone } from "@portico/shared/contact";
import { usePages } from "../clinic/ClinicContext.ts";
import type { Patient } from "../clinic/types.ts";
import { useHere } from "../session/SessionContext.ts";
import { EditableRow } from "./EditableRow.tsx";

/** Phone and e-mail: what one signs in with, so a new one has to be proved; another person's are the clinic's to change. */
export function ContactPart({ patient }: { patient: Patient }) {
  const { t } = useLingui();
  const pages = usePages();
  const own = useHere().profile.relation === "self";
  return (
    <Section id="contact" title={<Trans>Contact</Trans>}>
      <Card>
        <EditableRow
          patient={patient}
          field="phone"
          label={t`Mobile phone`}
          value={readablePhone(patient.phone ?? "")}
          changeAt={own ? pages.changePhone : undefined}
        />
        <EditableRow
          patient={patient}
          field="email"
          label={t`E-mail`}
          value={patient.email}
          changeAt={own ? pages.changeEmail : undefined}
        />
      </Card>
    </Section>
  );
}
