import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Plus } from "@portico/shared/icons";
import type { Institution, Service } from "../types";
import styles from "./DayLines.module.css";
import { capital, weekdayName } from "./days";
import { addedTo, changed, copied, type Line, type LineFault } from "./lines";
import { OneLine } from "./OneLine";

interface Props {
  weekday: number;
  /** Of all days. */
  lines: Line[];
  faults: LineFault[];
  institutions: Institution[];
  services: Service[];
  onLines: (lines: Line[]) => void;
}

const workdays = [1, 2, 3, 4, 5];

export function DayLines({ weekday, lines, faults, institutions, services, onLines }: Props) {
  const { t } = useLingui();
  const own = lines.filter((line) => line.weekday === weekday);
  const name = weekdayName(weekday);
  const first = institutions[0];
  const add = (kind: Line["kind"]) =>
    first &&
    onLines([...lines, addedTo(lines, weekday, kind, first.id)].sort((a, b) => a.weekday - b.weekday));
  return (
    <section className={styles.day} aria-labelledby={`day-${weekday}`}>
      <h2 id={`day-${weekday}`} className={styles.name}>
        {capital(name)}
      </h2>
      <div className={styles.lines}>
        {own.map((line) => (
          <OneLine
            key={line.key}
            line={line}
            faults={faults.filter(({ key }) => key === line.key)}
            institutions={institutions}
            services={services}
            onLine={(fresh) => onLines(changed(lines, fresh))}
            onRemove={() => onLines(lines.filter(({ key }) => key !== line.key))}
          />
        ))}
        <div className={styles.actions}>
          <Button
            look="quiet"
            size="small"
            icon={<Plus size={16} />}
            aria-label={t`Add hours on ${name}`}
            onClick={() => add("open")}
          >
            <Trans>Hours</Trans>
          </Button>
          {own.length > 0 && (
            <Button
              look="quiet"
              size="small"
              icon={<Plus size={16} />}
              aria-label={t`Add a break on ${name}`}
              onClick={() => add("pause")}
            >
              <Trans>Break</Trans>
            </Button>
          )}
          {own.length > 0 && (
            <Button
              look="quiet"
              size="small"
              aria-label={t`Copy to Mon–Fri: ${name}`}
              onClick={() => onLines(copied(lines, weekday, workdays))}
            >
              <Trans>Copy to Mon–Fri</Trans>
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}
