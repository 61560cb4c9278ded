import { Trans } from "@lingui/react/macro";
import type { CodeStep, SecondFactor } from "../api/types";
import styles from "./SignIn.module.css";

interface Props {
  step: CodeStep;
  spoken: boolean;
  onMethod: (method: SecondFactor) => void;
  onSpoken: (on: boolean) => void;
}

/** The other ways to give the code that this account has. */
export function Methods({ step, spoken, onMethod, onSpoken }: Props) {
  const others = step.methods.filter((method) => method !== step.method);
  const hasApp = step.methods.includes("totp");
  if (others.length === 0 && !hasApp) return null;
  return (
    <div className={styles.methods}>
      {others.map((method) => (
        <button key={method} type="button" className={styles.back} onClick={() => onMethod(method)}>
          <MethodWords method={method} />
        </button>
      ))}
      {hasApp && (
        <button type="button" className={styles.back} onClick={() => onSpoken(!spoken)}>
          {spoken ? <Trans>Type a code of six digits</Trans> : <Trans>Use a recovery code</Trans>}
        </button>
      )}
    </div>
  );
}

function MethodWords({ method }: { method: SecondFactor }) {
  if (method === "totp") return <Trans>Use the authenticator app</Trans>;
  if (method === "email") return <Trans>Send a code by e-mail</Trans>;
  return <Trans>Send a code by SMS</Trans>;
}
