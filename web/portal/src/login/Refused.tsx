import { Plural, Trans } from "@lingui/react/macro";
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
  /** What to look at again when the details don't belong together. */
  check: ReactNode;
  other: { href: string; text: ReactNode };
};

/** Why it did not go on, and the ways out: another try, the other entrance, the clinic. */
export function Refused({ problem, attempt, check, other }: Props) {
  const clinic = useClinic();
  const pages = usePages();
  const phone = clinic.contact.phone;
  const mismatch = problem.code.endsWith("_MISMATCH");
  return (
    <ErrorSummary
      key={attempt}
      title={<Title code={problem.code} />}
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
      <p>{mismatch ? check : problem.detail}</p>
      {mismatch && <TriesLeft left={problem.facts.attempts_left} />}
    </ErrorSummary>
  );
}

function Title({ code }: { code: string }) {
  if (code.endsWith("_MISMATCH")) return <Trans>These details don’t belong together</Trans>;
  if (code === "THROTTLED") return <Trans>Too many tries</Trans>;
  return <Trans>You are not signed in</Trans>;
}

function TriesLeft({ left }: { left: unknown }) {
  if (typeof left !== "number") return null;
  return (
    <p>
      <strong>
        {left === 0 ? (
          <Trans>Before the next try there is a short wait.</Trans>
        ) : (
          <Plural
            value={left}
            one="# try left before a short wait."
            other="# tries left before a short wait."
          />
        )}
      </strong>
    </p>
  );
}
