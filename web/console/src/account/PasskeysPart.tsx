import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { PasskeyDeclined } from "@portico/shared/components/PasskeyDeclined";
import { Key } from "@portico/shared/icons";
import { type Declined, makePasskey, passkeysWork } from "@portico/shared/passkey";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { OwnAccount } from "../api/types";
import { toast } from "../shell/toasts";
import type { Freshly } from "../step-up/useFreshly";
import card from "../theme/card.module.css";
import { Fault, useFault } from "./Fault";
import styles from "./MyAccount.module.css";
import { useMoment } from "./useMoment";

type Passkey = OwnAccount["passkeys"]["items"][number];
interface Props {
  passkeys: Passkey[];
  freshly: Freshly;
}

/** Another way in beside password and code, never in their place. */
export function PasskeysPart({ passkeys, freshly }: Props) {
  const client = useQueryClient();
  const { fault, settle } = useFault();
  const [declined, setDeclined] = useState<Declined>();
  const [busy, setBusy] = useState(false);
  const again = () => client.invalidateQueries({ queryKey: ["account"] });

  const add = async () => {
    setDeclined(undefined);
    const begun = await freshly(() => outcome(api.POST("/api/console/account/passkeys/challenge", {})));
    if (!begun) return;
    setBusy(true);
    const answer = await makePasskey({
      ask: async () => begun,
      send: (body) => outcome(api.POST("/api/console/account/passkeys", { body })),
    });
    setBusy(false);
    if (answer.kind === "declined") return setDeclined(answer);
    settle(answer, () => toast(msg`The passkey was added`));
    await again();
  };
  const remove = async ({ id }: Passkey) => {
    const answer = await freshly(() =>
      outcome(
        api.DELETE("/api/console/account/passkeys/{passkey_id}", { params: { path: { passkey_id: id } } }),
      ),
    );
    if (!answer) return;
    settle(answer, () => toast(msg`The passkey was removed`));
    await again();
  };

  return (
    <section className={`${card.card} ${styles.part}`} aria-labelledby="passkeys">
      <h2 id="passkeys">
        <Trans>Passkeys</Trans>
      </h2>
      <p className={card.quiet}>
        <Trans>
          Sign in by fingerprint, face or PIN of your device, without password and code. Both go on working.
        </Trans>
      </p>
      <Fault fault={fault} />
      {declined && <PasskeyDeclined why={declined.why} />}
      {passkeys.length > 0 && (
        <ul>
          {passkeys.map((passkey) => (
            <PasskeyLine key={passkey.id} passkey={passkey} onRemove={() => void remove(passkey)} />
          ))}
        </ul>
      )}
      {passkeysWork() && (
        <div className={styles.actions}>
          <Button look="plain" size="staff" icon={<Key size={18} />} busy={busy} onClick={() => void add()}>
            <Trans>Add a passkey</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}

function PasskeyLine({ passkey, onRemove }: { passkey: Passkey; onRemove: () => void }) {
  const { t } = useLingui();
  const moment = useMoment();
  const name = passkey.name || t`Passkey`;
  const added = moment(passkey.added_at);
  const used = passkey.last_used_at ? moment(passkey.last_used_at) : undefined;
  return (
    <li className={styles.line}>
      <span>
        <strong>{name}</strong>
        <br />
        <span className={card.quiet}>
          {used ? (
            <Trans>
              Added {added}, last used {used}
            </Trans>
          ) : (
            <Trans>Added {added}, not used yet</Trans>
          )}
        </span>
      </span>
      <Button look="plain" size="small" aria-label={t`Remove: ${name}, ${added}`} onClick={onRemove}>
        <Trans>Remove</Trans>
      </Button>
    </li>
  );
}
