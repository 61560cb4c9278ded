import { Plural, Trans } from "@lingui/react/macro";
import type { Problem } from "@portico/shared/api";
import { useSecondsUntil } from "@portico/shared/clock";
import { ErrorSummary } from "@portico/shared/components/ErrorSummary";
import type { ReactNode } from "react";
import { CallLine } from "./CallLine.tsx";
import styles from "./Refused.module.css";

type Props = {
  problem: Problem;
  attempt: number;
  /** What to look at again when the details don't belong together. */
  check: ReactNode;
  /** Ways out: another entrance, a new password. */
  ways: ReactNode;
};

/** Strangers learn only that something does not fit; who has proved more reads the server's exact words. */
const tellsNothing = ["LOGIN_MISMATCH", "ACTIVATION_MISMATCH"];

/** Why it did not go on, and the ways out: another try, the other entrance, the clinic. */
export function Refused({ problem, attempt, check, ways }: Props) {
  const mismatch = tellsNothing.includes(problem.code);
  const { retry_at } = problem.facts;
  return (
    <ErrorSummary
      key={attempt}
      title={<Title code={problem.code} />}
      footer={
        <>
          <div className={styles.ways}>{ways}</div>
          <CallLine />
        </>
      }
    >
      <p>{mismatch ? check : problem.detail}</p>
      {typeof retry_at === "string" ? (
        <NextTry at={retry_at} />
      ) : (
        mismatch && <TriesLeft left={problem.facts.attempts_left} />
      )}
    </ErrorSummary>
  );
}

function Title({ code }: { code: string }) {
  if (tellsNothing.includes(code)) return <Trans>These details don’t belong together</Trans>;
  if (code === "PASSWORD_WRONG") return <Trans>The password is wrong</Trans>;
  if (code === "PHONE_MISMATCH") return <Trans>The phone number is another one</Trans>;
  if (code === "PHONE_AND_PASSWORD_WRONG") return <Trans>Phone number and password are wrong</Trans>;
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

/** When one may try again, counted down. */
function NextTry({ at }: { at: string }) {
  const left = useSecondsUntil(at);
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <p>
      <strong className="numbers">
        {left > 0 ? (
          <Trans>The next try is possible in {clock}.</Trans>
        ) : (
          <Trans>You can try again now.</Trans>
        )}
      </strong>
    </p>
  );
}
