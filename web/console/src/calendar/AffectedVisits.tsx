import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { dayAt, fullDateAt, timeAt } from "@portico/shared/dates";
import { i18n } from "@portico/shared/i18n";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { AffectedAppointment, Slot } from "../api/types";
import { Failure } from "../forms/Failure";
import { practitionersQuery } from "../invitations/queries";
import { useClinic } from "../session/clinic";
import card from "../theme/card.module.css";
import styles from "./AffectedVisits.module.css";
import { CancelDialog } from "./CancelDialog";
import { MovePanel } from "./MovePanel";
import { useVisitActs, type VisitActs } from "./useVisitActs";

type Doing = { what: "move" | "cancel"; visit: AffectedAppointment };

/** Who is booked when it cannot be: each with the nearest free times, one press apiece, until nobody is left. */
export function AffectedVisits({ visits }: { visits: AffectedAppointment[] }) {
  const { organization_id, may } = useClinic();
  const acts = useVisitActs();
  const [doing, setDoing] = useState<Doing>();
  const people = useQuery(practitionersQuery(organization_id)).data?.items ?? [];
  const mayWrite = may("calendar_write");
  const end = () => {
    acts.clear();
    setDoing(undefined);
  };
  return (
    <>
      {acts.failure && !doing && <Failure failed={acts.failure} />}
      {visits.length > 0 && (
        <>
          <p className={styles.lead} role="status">
            <Plural
              value={visits.length}
              one="# patient is booked in that time. One press moves the appointment and tells the patient."
              other="# patients are booked in that time. One press moves an appointment and tells the patient."
            />
          </p>
          <ul className={card.card}>
            {visits.map((visit) => (
              <Row
                key={visit.id}
                visit={visit}
                nameOf={(id) => people.find((one) => one.id === id)?.name ?? ""}
                acts={mayWrite ? acts : undefined}
                onDo={(what) => setDoing({ what, visit })}
              />
            ))}
          </ul>
        </>
      )}
      {doing?.what === "move" && (
        <MovePanel key={doing.visit.id} visit={doing.visit} acts={acts} onMoved={end} onClose={end} />
      )}
      {doing?.what === "cancel" && <CancelDialog visit={doing.visit} acts={acts} onClose={end} />}
    </>
  );
}

interface RowProps {
  visit: AffectedAppointment;
  nameOf: (practitioner: string) => string;
  /** Of whoever may do something. */
  acts?: VisitActs;
  onDo: (what: Doing["what"]) => void;
}

function Row({ visit, nameOf, acts, onDo }: RowProps) {
  const { t } = useLingui();
  const { organization_id, zone } = useClinic();
  const own = visit.offers.filter((one) => one.practitioner_id === visit.practitioner_id);
  const others = visit.offers.filter((one) => one.practitioner_id !== visit.practitioner_id);
  const offer = (slot: Slot) => (
    <Button
      key={`${slot.practitioner_id} ${slot.start}`}
      look="plain"
      size="small"
      busy={acts?.busy}
      onClick={() => void acts?.move(visit, pick(slot))}
    >
      {shortDay(dayAt(slot.start, zone))}, {timeAt(slot.start, zone)}
      {slot.practitioner_id !== visit.practitioner_id && <> · {nameOf(slot.practitioner_id)}</>}
      <span className="visually-hidden">{t`for ${visit.patient_name}`}</span>
    </Button>
  );
  return (
    <li className={styles.row}>
      <div className={styles.who}>
        <Link
          to="/contracts/$contract/patients/$patient/appointments"
          params={{ contract: organization_id, patient: visit.patient_id }}
        >
          {visit.patient_name}
        </Link>
        <span>
          {fullDateAt(visit.start, zone)}, {timeAt(visit.start, zone)} · {visit.service_name}
        </span>
      </div>
      {acts && (
        <div className={styles.offers}>
          {own.map(offer)}
          {others.map(offer)}
          {visit.offers.length === 0 && (
            <span className={styles.none}>
              <Trans>Nothing is free in the next three weeks.</Trans>
            </span>
          )}
          <Button look="quiet" size="small" onClick={() => onDo("move")}>
            <Trans>Another time</Trans>
            <span className="visually-hidden">{t`for ${visit.patient_name}`}</span>
          </Button>
          <Button look="quiet" size="small" onClick={() => onDo("cancel")}>
            <Trans>Cancel the appointment</Trans>
            <span className="visually-hidden">{t`for ${visit.patient_name}`}</span>
          </Button>
        </div>
      )}
    </li>
  );
}

const pick = ({ service_id, practitioner_id, location_id, start }: Slot) => ({
  service_id,
  practitioner_id,
  location_id,
  start,
});

const shortDay = (day: string) =>
  i18n.date(new Date(`${day}T12:00:00Z`), {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
