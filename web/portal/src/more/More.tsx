import { Trans, useLingui } from "@lingui/react/macro";
import { Unsuccessful } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Card, Row } from "@portico/shared/components/Card";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Help, Lock, SignOut } from "@portico/shared/icons";
import { useState } from "react";
import { usePages } from "../clinic/ClinicContext.ts";
import { ClinicPart } from "../home/ClinicPart.tsx";
import { RecordRows } from "../home/RecordRows.tsx";
import { useHere } from "../session/SessionContext.ts";
import { useSignOut } from "../session/useSignOut.ts";
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
      <ClinicPart />
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
