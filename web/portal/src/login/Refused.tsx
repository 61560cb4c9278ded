import { Trans } from "@lingui/react/macro";
import type { Problem } from "@portico/shared/api";
import { ErrorSummary } from "@portico/shared/components/ErrorSummary";
import { telephone } from "@portico/shared/contact";
import { Phone } from "@portico/shared/icons";
import type { ReactNode } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import styles from "./Refused.module.css";

type Props = {
  problem: Problem;
  attempt: number;
  mismatch: ReactNode;
  other: { href: string; text: ReactNode };
};

/** Why it did not go on, and the three ways out: another try, the other entrance, the clinic. */
export function Refused({ problem, attempt, mismatch, other }: Props) {
  const clinic = useClinic();
  const pages = usePages();
  const phone = clinic.contact.phone;
  return (
    <ErrorSummary
      key={attempt}
      title={
        problem.code.endsWith("_MISMATCH") ? mismatch : problem.title || <Trans>You are not signed in</Trans>
      }
      footer={
        <>
          <div className={styles.ways}>
            <a href={pages.help("password")}>
              <Trans>Forgot the password?</Trans>
            </a>
            <a href={other.href}>{other.text}</a>
          </div>
          {phone && (
            <p className={styles.call}>
              <Phone />
              <span>
                <Trans>
                  Call the clinic: <a href={telephone(phone)}>{phone}</a>
                </Trans>
              </span>
            </p>
          )}
        </>
      }
    >
      <p>{problem.detail}</p>
    </ErrorSummary>
  );
}
