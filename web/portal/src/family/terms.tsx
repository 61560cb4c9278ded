import { Trans } from "@lingui/react/macro";
import { fullDate } from "@portico/shared/dates";
import type { Scope } from "../clinic/types.ts";
import styles from "./Family.module.css";
import { scopes as all, useScopeWords } from "./words.ts";

/** What is covered, in words. */
export function Covered({ scopes }: { scopes: Scope[] }) {
  const words = useScopeWords();
  if (scopes.length === all.length) return <Trans>Everything here</Trans>;
  return scopes.map((scope) => words[scope]).join(", ");
}

/** Until when, and why it ends then. */
export function UntilWhen({ lastDay, birthday }: { lastDay?: string; birthday?: string }) {
  const day = lastDay && fullDate(lastDay);
  return (
    <span className={styles.meta}>
      {!day && <Trans>Without an end</Trans>}
      {day && !birthday && <Trans>Until {day}</Trans>}
      {day && birthday && <Trans>Until {day}, the day before the birthday</Trans>}
    </span>
  );
}
