import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { dayAt, timeAt, weekdayDate } from "@portico/shared/dates";
import { Link } from "@tanstack/react-router";
import { useClinic } from "../session/clinic";
import styles from "./BookPanel.module.css";
import type { BusyElsewhere } from "./Grid";
import { Panel } from "./Panel";
import type { Start } from "./useTimes";

interface Props {
  busy: BusyElsewhere;
  now: number;
  /** Of whoever may book. */
  onBook?: (start: Omit<Start, "day">) => void;
  onClose: () => void;
}

/** What is known of a busy stretch, and what can be done about it. */
export function BusyPanel({ busy, now, onBook, onClose }: Props) {
  const { organization_id, zone, may } = useClinic();
  const { practitioner, name, location } = busy;
  const [start, end] = [new Date(busy.start), new Date(busy.end)];
  const [first, last] = [dayAt(start.toISOString(), zone), dayAt(end.toISOString(), zone)];
  const params = { contract: organization_id, practitioner };
  return (
    <Panel
      title={<Trans>Busy elsewhere</Trans>}
      aside={
        <>
          {name}
          <br />
          {weekdayDate(first)}, {timeAt(start, zone)}–{first === last ? "" : `${weekdayDate(last)}, `}
          {timeAt(end, zone)}
        </>
      }
      onClose={onClose}
      foot={
        onBook && (
          <Button
            look="plain"
            size="staff"
            onClick={() =>
              onBook({ practitioner, location, start: location && busy.start > now ? busy.start : undefined })
            }
          >
            <Trans>Book all the same</Trans>
          </Button>
        )
      }
    >
      <div className={styles.form}>
        <p>
          <Trans>
            The doctor’s own calendar says so. What it is, is not known here. Patients are not offered this
            time, and reception is asked before it books over it.
          </Trans>
        </p>
        <p>
          <Trans>
            If it is wrong, the doctor changes it in that calendar: it is read again every quarter of an hour.
          </Trans>
        </p>
        <p>
          <Link to="/contracts/$contract/calendar/busy-elsewhere/$practitioner" params={params}>
            <Trans>Who is booked while the doctor is busy elsewhere</Trans>
          </Link>
        </p>
        {may("scheduling_manage") && (
          <p>
            <Link to="/contracts/$contract/calendar-setup/hours/$practitioner" params={params}>
              <Trans>The doctor’s own calendar</Trans>
            </Link>
          </p>
        )}
      </div>
    </Panel>
  );
}
