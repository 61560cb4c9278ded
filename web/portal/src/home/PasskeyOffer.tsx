import { Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { IconBox } from "@portico/shared/components/IconBox";
import { Key } from "@portico/shared/icons";
import { canKeepPasskey } from "@portico/shared/passkey";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { useHere } from "../session/SessionContext.ts";
import { sessionQuery } from "../session/session.ts";
import styles from "./PasskeyOffer.module.css";

/** After a login, once in the life of an account: where it is seen it is not shown again, whatever becomes of it. */
export function PasskeyOffer() {
  const { suffix } = useClinic();
  const pages = usePages();
  const client = useQueryClient();
  const { session } = useHere();
  const [due] = useState(session.offer_passkey);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    if (!due) return;
    void canKeepPasskey().then(async (can) => {
      if (!can) return;
      setOpen(true);
      await outcome(api.PUT("/api/portal/{suffix}/account/passkey-offer", { params: { path: { suffix } } }));
      client.setQueryData(
        sessionQuery(suffix).queryKey,
        (before) => before && { ...before, offer_passkey: false },
      );
    });
  }, [due, client, suffix]);

  if (!open) return null;
  return (
    <section className={styles.card} aria-labelledby="passkey-offer">
      <IconBox>
        <Key size={22} />
      </IconBox>
      <div className={styles.words}>
        <h2 className={styles.title} id="passkey-offer">
          <Trans>Sign in without password and code?</Trans>
        </h2>
        <p className={styles.meta}>
          <Trans>
            With a passkey, fingerprint, face or PIN of this device is enough. You find it under “Sign-in and
            security” at any time.
          </Trans>
        </p>
      </div>
      <div className={styles.buttons}>
        <a className={buttonClass({ look: "plain" })} href={`${pages.security}#passkeys`}>
          <Trans>Set up a passkey</Trans>
        </a>
        <Button look="quiet" onClick={() => setOpen(false)}>
          <Trans>No, thank you</Trans>
        </Button>
      </div>
    </section>
  );
}
