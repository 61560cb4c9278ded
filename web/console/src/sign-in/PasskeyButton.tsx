import { outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { PasskeyDeclined } from "@portico/shared/components/PasskeyDeclined";
import { Key } from "@portico/shared/icons";
import { type Declined, passkeysWork, showPasskey } from "@portico/shared/passkey";
import { type ReactNode, useState } from "react";
import type { StaffSession } from "../api/types";
import { type Failed, Failure } from "../forms/Failure";
import type { PasskeyCalls } from "./codeCalls";
import styles from "./SignIn.module.css";

interface Props {
  calls: PasskeyCalls;
  onSession: (session: StaffSession) => Promise<void> | void;
  size?: "staff";
  /** What the button says. */
  children: ReactNode;
}

/** A passkey in place of password and code, where the browser has them. */
export function PasskeyButton({ calls, onSession, size, children }: Props) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Failed>();
  const [declined, setDeclined] = useState<Declined>();
  if (!passkeysWork()) return null;

  const show = async () => {
    setBusy(true);
    setDeclined(undefined);
    setFault(undefined);
    const answer = await showPasskey({
      ask: () => outcome(calls.challenge()),
      send: (shown) => outcome(calls.show(shown)),
    });
    setBusy(false);
    if (answer.kind === "declined") setDeclined(answer);
    else if (answer.kind === "done") await onSession(answer.value);
    else setFault({ outcome: answer, attempt: (fault?.attempt ?? 0) + 1 });
  };

  return (
    <div className={styles.form}>
      {fault && <Failure failed={fault} />}
      {declined && <PasskeyDeclined why={declined.why} />}
      <Button
        look="plain"
        size={size}
        width="full"
        icon={<Key size={18} />}
        busy={busy}
        onClick={() => void show()}
      >
        {children}
      </Button>
    </div>
  );
}
