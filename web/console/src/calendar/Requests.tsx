import { Plural, Trans } from "@lingui/react/macro";
import { dayAt } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { shortDateAt } from "../format/shortDate";
import { useClinic } from "../session/clinic";
import { requestsQuery } from "./queries";
import type { Go } from "./usePlace";
import styles from "./WaitingStrip.module.css";

const A_DAY = 86_400_000;

/** Asked for in the portal and not answered: the oldest first, each a press away from its day. */
export function Requests({ now, go }: { now: number; go: Go }) {
  const { organization_id, zone } = useClinic();
  const title = useId();
  const waiting = useQuery(requestsQuery(organization_id)).data?.items ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className={`${styles.strip} screen-only`} aria-labelledby={title}>
      <div className={styles.part}>
        <strong id={title}>
          <Trans>Requests</Trans>
        </strong>
        <span className={styles.count}>{waiting.length}</span>
        {waiting.map((one) => (
          <button
            key={one.id}
            type="button"
            className={styles.chip}
            data-over={Date.parse(one.booked_at) < now - A_DAY || undefined}
            onClick={() => go({ day: dayAt(one.start, zone), visit: one.id })}
          >
            <strong>{one.patient_name}</strong>
            <span>
              {shortDateAt(one.start, zone)} ·{" "}
              <Plural
                value={Math.floor((now - Date.parse(one.booked_at)) / A_DAY)}
                _0="asked today"
                one="waits # day"
                other="waits # days"
              />
            </span>
          </button>
        ))}
      </div>
    </section>
  );
}
