import { Trans } from "@lingui/react/macro";
import { Card, Row } from "@portico/shared/components/Card";
import { ResendTimer } from "@portico/shared/components/ResendTimer";
import type { ReactNode } from "react";
import { usePages } from "../clinic/ClinicContext.ts";
import type { CodeStep } from "../clinic/types.ts";
import styles from "./NoSms.module.css";

type Props = { step: CodeStep; busy: boolean; onResend: () => void; children?: ReactNode };

/** What to do while no SMS comes. */
export function NoSms({ step, busy, onResend, children }: Props) {
  return (
    <Card>
      <div className={styles.resend}>
        <h2 className={styles.title}>
          <Trans>No SMS yet?</Trans>
        </h2>
        <ResendTimer resendAt={step.resend_at} onResend={onResend} busy={busy} />
        {children}
      </div>
      <Row
        href={usePages().help("sms")}
        title={
          <span className={styles.why}>
            <Trans>Why no SMS comes</Trans>
          </span>
        }
      />
    </Card>
  );
}
