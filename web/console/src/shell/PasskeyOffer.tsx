import { Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { Key } from "@portico/shared/icons";
import { canKeepPasskey } from "@portico/shared/passkey";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { sessionQuery, useSession } from "../session/session";
import styles from "./PasskeyOffer.module.css";

/** After a sign-in, once in the life of an account: where it is seen it is not shown again. */
export function PasskeyOffer() {
  const client = useQueryClient();
  const { offer_passkey } = useSession();
  const [due] = useState(offer_passkey);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    if (!due) return;
    void canKeepPasskey().then(async (can) => {
      if (!can) return;
      setOpen(true);
      await outcome(api.PUT("/api/console/account/passkey-offer", {}));
      client.setQueryData(sessionQuery.queryKey, (before) => before && { ...before, offer_passkey: false });
    });
  }, [due, client]);

  if (!open) return null;
  return (
    <section className={styles.offer} aria-labelledby="passkey-offer">
      <Key />
      <p id="passkey-offer" className={styles.words}>
        <Trans>With a passkey, fingerprint, face or PIN of this device signs you in.</Trans>
      </p>
      <Link
        to="/account"
        className={buttonClass({ look: "plain", size: "small" })}
        onClick={() => setOpen(false)}
      >
        <Trans>Set up a passkey</Trans>
      </Link>
      <Button look="quiet" size="small" onClick={() => setOpen(false)}>
        <Trans>No, thank you</Trans>
      </Button>
    </section>
  );
}
