import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { CodeCells } from "@portico/shared/components/CodeCells";
import { QrCode } from "@portico/shared/components/QrCode";
import { type FormEvent, useState } from "react";
import type { NewAuthenticator } from "../api/types";
import type { Freshly } from "../step-up/useFreshly";
import { Fault, useFault } from "./Fault";
import styles from "./MyAccount.module.css";

interface Props {
  begun: NewAuthenticator;
  freshly: Freshly;
  onConfirmed: (recovery: string[]) => void;
  onCancel: () => void;
}

/** The secret as picture and as letters, until the app's first code proves that it was taken over. */
export function AuthenticatorSetUp({ begun, freshly, onConfirmed, onCancel }: Props) {
  const { t } = useLingui();
  const { fault, settle } = useFault();
  const [code, setCode] = useState("");
  const send = async (digits: string) => {
    const answer = await freshly(() =>
      outcome(api.POST("/api/console/account/authenticator/confirmation", { body: { code: digits } })),
    );
    if (!answer) return;
    setCode("");
    settle(answer, ({ codes }) => onConfirmed(codes));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(code);
  };
  return (
    <form className={styles.setUp} onSubmit={submit} noValidate>
      <p>
        <Trans>Scan this picture with your authenticator app:</Trans>
      </p>
      <QrCode rows={begun.qr.rows} label={t`QR code of the secret below`} />
      <p>
        <Trans>
          No camera? Type this secret into the app: <span className={styles.secret}>{begun.secret}</span>
        </Trans>
      </p>
      <Fault fault={fault} />
      <CodeCells
        label={t`The six digits that the app shows now`}
        value={code}
        onChange={setCode}
        onComplete={(digits) => void send(digits)}
      />
      <div className={styles.actions}>
        <Button type="submit" size="staff" disabled={code.length < 6}>
          <Trans>Confirm</Trans>
        </Button>
        <Button look="plain" size="staff" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
}
