import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { Undo } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Failed, Failure } from "../../forms/Failure";
import { useClinic } from "../../session/clinic";
import card from "../../theme/card.module.css";
import { WeekPreview } from "../hours/WeekPreview";
import { scheduleQuery, servicesQuery } from "../queries";
import type { FirstCalendar, Institution, Practitioner } from "../types";
import { useNameOf } from "../words";
import styles from "./Assistant.module.css";

interface Props {
  contract: string;
  made: FirstCalendar;
  practitioners: Practitioner[];
  institutions: Institution[];
  failed?: Failed;
  busy: boolean;
  onUndo: () => void;
  onDone: () => void;
}

/** What the answers made: the week of each doctor, where to change it, and the way back. */
export function Made({ contract, made, practitioners, institutions, failed, busy, onUndo, onDone }: Props) {
  const { t } = useLingui();
  const { language } = useClinic();
  const nameOf = useNameOf(language);
  const services = useQuery(servicesQuery(contract)).data?.items ?? [];
  const own = services.filter(({ id }) => made.services.includes(id));
  return (
    <div className={styles.columns}>
      <div className={styles.questions}>
        <Note tone="done" live>
          <strong>
            <Trans>The calendar is ready</Trans>
          </strong>
          <br />
          <Plural
            value={made.services.length}
            one="# service can be booked from now on."
            other="# services can be booked from now on."
          />
        </Note>
        {failed && <Failure failed={failed} />}
        <section className={`${card.card} ${card.part}`} aria-label={t`What was made`}>
          <ul className={styles.made}>
            {own.map((service) => (
              <li key={service.id}>
                <Link
                  to="/contracts/$contract/calendar-setup/services/$service"
                  params={{ contract, service: service.id }}
                >
                  {nameOf(service)}
                </Link>
                <span className={styles.quiet}>
                  <Trans>price, preparation and all else</Trans>
                </span>
              </li>
            ))}
            {made.practitioners.map((id) => {
              const name = practitioners.find((one) => one.id === id)?.name ?? "";
              return (
                <li key={id}>
                  <Link
                    to="/contracts/$contract/calendar-setup/hours/$practitioner"
                    params={{ contract, practitioner: id }}
                  >
                    {name}
                  </Link>
                  <span className={styles.quiet}>
                    {made.schedules.some(({ practitioner_id }) => practitioner_id === id) ? (
                      <Trans>hours and breaks</Trans>
                    ) : (
                      <Trans>keeps the hours there were</Trans>
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
        <div className={styles.actions}>
          <Button size="staff" onClick={onDone}>
            <Trans>To the services</Trans>
          </Button>
          <Button look="plain" size="staff" icon={<Undo size={16} />} busy={busy} onClick={onUndo}>
            <Trans>Take it all back</Trans>
          </Button>
        </div>
        <p className={styles.quiet}>
          <Trans>Taken back are services and hours, as long as nothing is booked. Doctors stay.</Trans>
        </p>
      </div>
      <div className={styles.weeks}>
        {made.practitioners.slice(0, 3).map((id) => (
          <OneWeek
            key={id}
            path={{ organization_id: contract, practitioner_id: id }}
            name={practitioners.find((one) => one.id === id)?.name ?? ""}
            institutions={institutions}
          />
        ))}
      </div>
    </div>
  );
}

interface WeekProps {
  path: { organization_id: string; practitioner_id: string };
  name: string;
  institutions: Institution[];
}

function OneWeek({ path, name, institutions }: WeekProps) {
  const schedule = useQuery(scheduleQuery(path)).data;
  if (!schedule) return null;
  return <WeekPreview path={path} title={name} hours={schedule.hours} ready institutions={institutions} />;
}
