import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { timeAt } from "@portico/shared/dates";
import type { ReactNode } from "react";
import type { AppointmentStatus, CalendarAppointment } from "../api/types";
import { Failure } from "../forms/Failure";
import { useClinic } from "../session/clinic";
import { CheckIn } from "./CheckIn";
import { nextOf } from "./StatusButtons";
import type { VisitActs } from "./useVisitActs";
import { Waiting } from "./VisitPanel";
import styles from "./WaitingRoom.module.css";

interface Props {
  visits: CalendarAppointment[];
  acts: VisitActs;
  now: number;
  onOpen: (id: string) => void;
}

/** Who is expected, who waits and for how long, who is in. One press takes somebody on. */
export function WaitingRoom({ visits, acts, now, onOpen }: Props) {
  const { t } = useLingui();
  const { may } = useClinic();
  const of = (status: AppointmentStatus) => visits.filter((one) => one.status === status);
  const waiting = of("arrived").sort((a, b) => a.changed_at.localeCompare(b.changed_at));
  return (
    <div className={styles.frame}>
      {acts.failure && <Failure failed={acts.failure} />}
      {may("calendar_write") && <CheckIn visits={visits} />}
      <div className={styles.columns}>
        <Lane
          title={t`Expected`}
          nobody={t`Nobody else is expected.`}
          visits={of("booked")}
          {...{ acts, now, onOpen }}
        />
        <Lane title={t`Arrived`} nobody={t`Nobody waits.`} visits={waiting} {...{ acts, now, onOpen }} />
        <Lane
          title={t`In progress`}
          nobody={t`Nobody is in.`}
          visits={of("in-progress")}
          {...{ acts, now, onOpen }}
        />
      </div>
    </div>
  );
}

type LaneProps = Props & { title: string; nobody: ReactNode };

function Lane({ title, nobody, visits, acts, now, onOpen }: LaneProps) {
  const { zone, may } = useClinic();
  return (
    <section className={styles.lane} aria-label={title}>
      <h2>
        {title} <span className={styles.count}>{visits.length}</span>
      </h2>
      {visits.length === 0 && <p className={styles.nobody}>{nobody}</p>}
      <ul>
        {visits.map((one) => (
          <li key={one.id} className={styles.card}>
            <button type="button" className={styles.who} onClick={() => onOpen(one.id)}>
              <strong>{one.patient_name}</strong>
              <span>
                {timeAt(one.start, zone)} · {one.practitioner_name}
              </span>
              <Waiting visit={one} now={now} />
            </button>
            {may("calendar_write") && <Next visit={one} acts={acts} now={now} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Next({ visit, acts, now }: { visit: CalendarAppointment; acts: VisitActs; now: number }) {
  const next = nextOf(visit.status);
  if (!next || next === "booked" || (next === "fulfilled" && Date.parse(visit.start) > now)) return null;
  return (
    <Button look="plain" size="staff" busy={acts.busy} onClick={() => void acts.setStatus(visit, next)}>
      {next === "arrived" && <Trans>Has arrived</Trans>}
      {next === "in-progress" && <Trans>Is in</Trans>}
      {next === "fulfilled" && <Trans>Visit done</Trans>}
      <span className="visually-hidden">{visit.patient_name}</span>
    </Button>
  );
}
