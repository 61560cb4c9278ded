import { Trans, useLingui } from "@lingui/react/macro";
import type { Outcome } from "@portico/shared/api";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { accountQuery } from "./account.ts";
import styles from "./Place.module.css";

type Props = {
  device: string;
  current: boolean;
  /** Since when, and when last. */
  children: ReactNode;
  /** What the button does, in words and as a call; none for the place where one is. */
  word: string;
  end: () => Promise<Outcome<unknown>>;
};

/** A browser in which one is signed in or known, and the way to end that. */
export function Place({ device, current, children, word, end }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { suffix } = useClinic();
  const ending = useAttempt();
  const name = device || t`Unknown device`;

  async function press() {
    const result = await ending.attempt(end);
    const gone = result.kind === "refused" && result.problem.status === 404;
    if (result.kind === "done" || gone)
      await client.invalidateQueries({ queryKey: accountQuery(suffix).queryKey });
  }

  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <span className={styles.name}>
          {name}
          {current && (
            <Badge>
              <Trans>This device</Trans>
            </Badge>
          )}
        </span>
        <span className={styles.when}>{children}</span>
      </div>
      {!current && (
        <Button look="plain" busy={ending.busy} aria-label={`${word}: ${name}`} onClick={() => void press()}>
          {word}
        </Button>
      )}
      {ending.offline && <TryAgain error={ending.offline} onTryAgain={() => void press()} />}
      {ending.refused && (
        <Note tone="error" live>
          {ending.refused.detail}
        </Note>
      )}
    </li>
  );
}
