import { msg } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { NewAuthenticator, OwnAccount } from "../api/types";
import { toast } from "../shell/toasts";
import type { Freshly } from "../step-up/useFreshly";
import card from "../theme/card.module.css";
import { AuthenticatorSetUp } from "./AuthenticatorSetUp";
import { Fault, useFault } from "./Fault";
import styles from "./MyAccount.module.css";
import { RecoveryCodes } from "./RecoveryCodes";

interface Props {
  app: OwnAccount["authenticator"];
  freshly: Freshly;
}

export function AuthenticatorPart({ app, freshly }: Props) {
  const client = useQueryClient();
  const { fault, settle } = useFault();
  const [begun, setBegun] = useState<NewAuthenticator>();
  const [codes, setCodes] = useState<string[]>();
  const again = () => client.invalidateQueries({ queryKey: ["account"] });

  const begin = async () => {
    const answer = await freshly(() => outcome(api.POST("/api/console/account/authenticator", {})));
    if (answer) settle(answer, setBegun);
  };
  const remove = async () => {
    const answer = await freshly(() => outcome(api.DELETE("/api/console/account/authenticator", {})));
    if (!answer) return;
    settle(answer, () => toast(msg`The authenticator app was removed`));
    await again();
  };
  const confirmed = async (recovery: string[]) => {
    setBegun(undefined);
    setCodes(recovery);
    await again();
  };

  return (
    <section className={`${card.card} ${styles.part}`} aria-labelledby="authenticator">
      <h2 id="authenticator">
        <Trans>Authenticator app</Trans>
      </h2>
      <Fault fault={fault} />
      {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />}
      {begun && (
        <AuthenticatorSetUp
          begun={begun}
          freshly={freshly}
          onConfirmed={(recovery) => void confirmed(recovery)}
          onCancel={() => setBegun(undefined)}
        />
      )}
      {!begun && !codes && (
        <>
          <p className={card.quiet}>
            {app.on ? (
              <Plural
                value={app.recovery_codes_left}
                one="Your app shows the code at sign-in. One recovery code is left."
                other="Your app shows the code at sign-in. # recovery codes are left."
              />
            ) : (
              <Trans>Shows the sign-in code on your phone, also without reception. Safer than SMS.</Trans>
            )}
          </p>
          <div className={styles.actions}>
            {app.on ? (
              <>
                <Badge>
                  <Trans>Set up</Trans>
                </Badge>
                <Button look="plain" size="staff" onClick={() => void remove()}>
                  <Trans>Remove the app</Trans>
                </Button>
              </>
            ) : (
              <Button look="plain" size="staff" onClick={() => void begin()}>
                <Trans>Set up an app</Trans>
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}
