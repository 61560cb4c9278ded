import { Trans } from "@lingui/react/macro";
import type { PatientList } from "../api/types";
import card from "../theme/card.module.css";
import styles from "./WorkPart.module.css";

/** What the server is at. It goes on when the page is closed. */
export function WorkPart({ list: { state, done, to_do } }: { list: PatientList }) {
  return (
    <section className={`${card.card} ${styles.work}`} aria-live="polite">
      <h2 id="work">
        {state === "checking" && <Trans>Every row is being looked at…</Trans>}
        {state === "taking" && <Trans>The patients are being written…</Trans>}
        {state === "undoing" && <Trans>The import is being taken back…</Trans>}
      </h2>
      <progress aria-labelledby="work" className={styles.bar} max={Math.max(1, to_do)} value={done} />
      <p className={styles.count}>
        <Trans>
          {done} of {to_do} rows
        </Trans>
      </p>
      <p>
        <Trans>You may leave this page; the work goes on.</Trans>
      </p>
    </section>
  );
}
