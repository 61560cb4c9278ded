import { Trans, useLingui } from "@lingui/react/macro";
import { Card, Row } from "@portico/shared/components/Card";
import { Clipboard, Help, Lock, People } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { ClinicPart } from "../home/ClinicPart.tsx";
import { RecordRows } from "../home/RecordRows.tsx";
import { legalQuery } from "../legal/legal.ts";
import { useHere } from "../session/SessionContext.ts";
import { Leave } from "../shell/Leave.tsx";
import { PageHead } from "../shell/PageHead.tsx";

/** What does not fit into a phone's tabs. */
export default function More() {
  const { t } = useLingui();
  const pages = usePages();
  const { session } = useHere();
  return (
    <>
      <PageHead name={t`More`}>
        <Trans>Signed in as {session.account.name}</Trans>
      </PageHead>
      <Card as="ul">
        <RecordRows />
        <li>
          <Row
            href={pages.family}
            icon={<People size={22} />}
            title={<Trans>Family and trusted people</Trans>}
          >
            <Trans>Who may act for you, for whom you may</Trans>
          </Row>
        </li>
        <li>
          <Row href={pages.security} icon={<Lock size={22} />} title={<Trans>Sign-in and security</Trans>}>
            <Trans>Password, phone, devices</Trans>
          </Row>
        </li>
        <LegalRow />
        <li>
          <Row href={pages.help()} icon={<Help size={22} />} title={<Trans>Help</Trans>}>
            <Trans>Signing in, SMS, documents</Trans>
          </Row>
        </li>
      </Card>
      <Leave />
      <ClinicPart />
    </>
  );
}

/** Where the clinic has published them. */
function LegalRow() {
  const pages = usePages();
  const legal = useQuery(legalQuery(useClinic().suffix)).data;
  if (!legal?.version) return null;
  return (
    <li>
      <Row href={pages.legal} icon={<Clipboard size={22} />} title={<Trans>Privacy notice and terms</Trans>}>
        <Trans>What you have accepted, to read again</Trans>
      </Row>
    </li>
  );
}
