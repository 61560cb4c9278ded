import { Trans, useLingui } from "@lingui/react/macro";
import { Unsuccessful } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Card, Row, Section } from "@portico/shared/components/Card";
import { ContactCard } from "@portico/shared/components/ContactCard";
import { EmergencyLine } from "@portico/shared/components/EmergencyLine";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Help, History, IdCard, Lock, Shield, SignOut } from "@portico/shared/icons";
import { useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { useHere } from "../session/SessionContext.ts";
import { useSignOut } from "../session/useSignOut.ts";
import { PageHead } from "../shell/PageHead.tsx";

/** What does not fit into a phone's tabs. */
export default function More() {
  const { t } = useLingui();
  const clinic = useClinic();
  const pages = usePages();
  const { session } = useHere();
  return (
    <>
      <PageHead name={t`More`}>
        <Trans>Signed in as {session.account.name}</Trans>
      </PageHead>
      <Card as="ul">
        <li>
          <Row href={pages.history} icon={<History size={22} />} title={<Trans>History</Trans>}>
            <Trans>Your visits</Trans>
          </Row>
        </li>
        <li>
          <Row href={pages.data} icon={<IdCard size={22} />} title={<Trans>Data</Trans>}>
            <Trans>Address, phone, contacts</Trans>
          </Row>
        </li>
        <li>
          <Row href={pages.accessLog} icon={<Shield size={22} />} title={<Trans>Access log</Trans>}>
            <Trans>Who saw or changed what</Trans>
          </Row>
        </li>
        <li>
          <Row href={pages.security} icon={<Lock size={22} />} title={<Trans>Sign-in and security</Trans>}>
            <Trans>Password, phone, devices</Trans>
          </Row>
        </li>
        <li>
          <Row href={pages.help()} icon={<Help size={22} />} title={<Trans>Help</Trans>}>
            <Trans>Signing in, SMS, documents</Trans>
          </Row>
        </li>
      </Card>
      <Leave />
      <Section id="clinic" title={clinic.name}>
        <ContactCard {...clinic.contact} />
        <EmergencyLine text={clinic.emergency_text} />
      </Section>
    </>
  );
}

function Leave() {
  const signOut = useSignOut();
  const [offline, setOffline] = useState(false);
  const press = async () => {
    const result = await signOut();
    setOffline(result.kind === "offline" || result.kind === "refused");
  };
  return (
    <>
      {offline && (
        <TryAgain error={new Unsuccessful({ kind: "offline" })} onTryAgain={() => void press()}>
          <Trans>You are still signed in.</Trans>
        </TryAgain>
      )}
      <Button look="plain" width="full" icon={<SignOut />} onClick={() => void press()}>
        <Trans>Sign out</Trans>
      </Button>
    </>
  );
}
