import { useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { timeAt } from "@portico/shared/dates";
import { Building, People, Person } from "@portico/shared/icons";
import type { LogEntry } from "../api/types";
import { shortDateAt } from "../format/shortDate";
import { useClinic } from "../session/clinic";
import card from "../theme/card.module.css";
import { SkeletonLine } from "../ui/SkeletonRows";
import styles from "./LogLines.module.css";

/** Newest first: day, time, who, what. */
export function LogLines({ entries }: { entries?: LogEntry[] }) {
  const { t } = useLingui();
  const { zone } = useClinic();
  const whoOf = ({ actor_name, actor_kind }: LogEntry) =>
    actor_name ||
    (actor_kind === "system" ? t`Portico` : actor_kind === "patient" ? t`Patient` : t`Nobody signed in`);
  if (!entries)
    return (
      <div className={card.card} aria-hidden="true">
        {Array.from({ length: 6 }, (_, row) => (
          <div key={row} className={styles.line}>
            <SkeletonLine />
          </div>
        ))}
      </div>
    );
  return (
    <ol className={card.card} aria-label={t`Log`}>
      {entries.map((entry, place) => {
        const day = shortDateAt(entry.at, zone);
        const before = entries[place - 1];
        const sameDay = before && shortDateAt(before.at, zone) === day;
        return (
          <li key={place} className={styles.line}>
            <time dateTime={entry.at} className={styles.day} data-repeated={sameDay || undefined}>
              {day}
            </time>
            <span className={styles.time}>{timeAt(entry.at, zone)}</span>
            <span className={styles.icon}>
              <Actor kind={entry.actor_kind} />
            </span>
            <span className={styles.what}>
              <strong>{entry.text || entry.action}</strong>
              <span className={styles.who}>{whoOf(entry)}</span>
              {entry.outcome !== "success" && <Badge tone="warning">{t`refused`}</Badge>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Actor({ kind }: { kind: string }) {
  if (kind === "patient") return <Person size={16} />;
  if (kind === "staff") return <People size={16} />;
  return <Building size={16} />;
}
