import { Trans } from "@lingui/react/macro";
import { useSecondsUntil } from "@portico/shared/clock";
import { Card, Row } from "@portico/shared/components/Card";
import { ResendTimer, TimeLeft } from "@portico/shared/components/ResendTimer";
import { Right } from "@portico/shared/icons";
import type { ReactNode } from "react";
import { usePages } from "../clinic/ClinicContext.ts";
import type { CodeStep, Method } from "../clinic/types.ts";
import styles from "./CodeHelp.module.css";
import type { CodeKind } from "./useCodeEntry.ts";

type Props = {
  step: CodeStep;
  busy: boolean;
  onResend: () => void;
  onChoose?: (method: Method) => void;
  kind: CodeKind;
  /** For whoever has an authenticator app, and so recovery codes. */
  onKind?: (kind: CodeKind) => void;
  children?: ReactNode;
};

/** What to do while there is no code: another one, another way, and why. */
export function CodeHelp({ step, busy, onResend, onChoose, kind, onKind, children }: Props) {
  const pages = usePages();
  const left = useSecondsUntil(step.resend_at);
  const others = onChoose ? step.methods.filter((method) => method !== step.method) : [];
  return (
    <Card>
      <div className={styles.resend}>
        <h2 className={styles.title}>
          <Title method={step.method} />
        </h2>
        {step.method !== "totp" && <ResendTimer resendAt={step.resend_at} onResend={onResend} busy={busy} />}
        {children}
      </div>
      {(others.length > 0 || onKind) && (
        <div className={styles.ways}>
          {others.map((method) => (
            <Way key={method} left={method === "totp" ? 0 : left} onPress={() => onChoose?.(method)}>
              <OtherWay method={method} />
            </Way>
          ))}
          {onKind && (
            <Way left={0} onPress={() => onKind(kind === "digits" ? "spoken" : "digits")}>
              {kind === "digits" ? (
                <Trans>Use a recovery code</Trans>
              ) : (
                <Trans>Type a 6-digit code instead</Trans>
              )}
            </Way>
          )}
        </div>
      )}
      {step.method === "sms" && (
        <Row
          href={pages.help("sms")}
          title={
            <span className={styles.why}>
              <Trans>Why no SMS comes</Trans>
            </span>
          }
        />
      )}
    </Card>
  );
}

function Title({ method }: { method: Method }) {
  if (method === "totp") return <Trans>No app at hand?</Trans>;
  if (method === "email") return <Trans>No e-mail yet? Look among unwanted mail, too.</Trans>;
  return <Trans>No SMS yet?</Trans>;
}

function OtherWay({ method }: { method: Method }) {
  if (method === "totp") return <Trans>Use the authenticator app</Trans>;
  if (method === "email") return <Trans>Send the code by e-mail</Trans>;
  return <Trans>Send the code by SMS</Trans>;
}

type WayProps = { left: number; onPress: () => void; children: ReactNode };

/** Asleep while `left`: whatever sends a code waits as long as sending it again does. */
const Way = ({ left, onPress, children }: WayProps) => (
  <button type="button" className={styles.way} disabled={left > 0} onClick={onPress}>
    <span>{children}</span>
    {left > 0 ? <TimeLeft seconds={left} /> : <Right />}
  </button>
);
