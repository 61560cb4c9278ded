import { Trans } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dayAt, fullDateAt, timeAt } from "@portico/shared/dates";
import { Calendar, Clock, Plus } from "@portico/shared/icons";
import { useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { patientQuery } from "../api/queries";
import type { Appointment } from "../api/types";
import { BookPanel } from "../calendar/BookPanel";
import { CancelDialog } from "../calendar/CancelDialog";
import { MovePanel } from "../calendar/MovePanel";
import { appointmentsQuery } from "../calendar/queries";
import { useVisitActs, type Visit } from "../calendar/useVisitActs";
import { useStatusWords } from "../calendar/words";
import { Key } from "../keys/Key";
import { useKey } from "../keys/useKey";
import { useClinic } from "../session/clinic";
import card from "../theme/card.module.css";
import { SkeletonLine } from "../ui/SkeletonRows";
import { WaitPanel } from "../waiting-list/WaitPanel";
import styles from "./Appointments.module.css";
import { MissedNote } from "./missed/MissedNote";
import { usePatientPath } from "./Record";
import { Waits } from "./Waits";

type Doing = { what: "book" | "wait" } | { what: "move" | "cancel"; visit: Own };
type Own = Appointment & Visit;

/** What is to come and what was, booked, moved and cancelled from here. */
export function Appointments() {
  const path = usePatientPath();
  const { may, today } = useClinic();
  const record = useSuspenseQuery(patientQuery(path)).data;
  const person = { id: record.id, name: record.name };
  const acts = useVisitActs();
  const [doing, setDoing] = useState<Doing>();
  const mayWrite = may("calendar_write");
  useKey("b", () => setDoing({ what: "book" }), mayWrite && !doing);
  const end = () => {
    acts.clear();
    setDoing(undefined);
  };
  const own = (visit: Appointment): Own => ({
    ...visit,
    patient_id: record.id,
    patient_name: record.name,
  });
  const offer = (what: "move" | "cancel") =>
    mayWrite ? (visit: Appointment) => setDoing({ what, visit: own(visit) }) : undefined;
  return (
    <>
      {mayWrite && (
        <p className={`${styles.act} screen-only`}>
          <Button size="staff" icon={<Plus size={18} />} onClick={() => setDoing({ what: "book" })}>
            <Trans>Book an appointment</Trans>
            <Key filled>B</Key>
          </Button>
          <Button
            look="plain"
            size="staff"
            icon={<Clock size={18} />}
            onClick={() => setDoing({ what: "wait" })}
          >
            <Trans>Put on the waiting list</Trans>
          </Button>
        </p>
      )}
      <div className={styles.missed}>
        <MissedNote />
      </div>
      <Waits patient={person} />
      <List when="upcoming" onMove={offer("move")} onCancel={offer("cancel")} />
      <List when="past" />
      {doing?.what === "book" && (
        <BookPanel start={{ day: today }} patient={person} onBooked={end} onClose={end} />
      )}
      {doing?.what === "wait" && (
        <WaitPanel patient={person} onDone={end} onBook={() => setDoing({ what: "book" })} onClose={end} />
      )}
      {doing?.what === "move" && (
        <MovePanel key={doing.visit.id} visit={doing.visit} acts={acts} onMoved={end} onClose={end} />
      )}
      {doing?.what === "cancel" && <CancelDialog visit={doing.visit} acts={acts} onClose={end} />}
    </>
  );
}

interface ListProps {
  when: "upcoming" | "past";
  onMove?: (visit: Appointment) => void;
  onCancel?: (visit: Appointment) => void;
}

function List({ when, onMove, onCancel }: ListProps) {
  const found = useInfiniteQuery(appointmentsQuery(usePatientPath(), when));
  const visits = found.data?.pages.flatMap((one) => one.items);
  if (found.error && !visits) return <TryAgain error={found.error} onTryAgain={() => found.refetch()} />;
  if (visits?.length === 0 && when === "past") return null;
  return (
    <section className={styles.part}>
      <h2>{when === "upcoming" ? <Trans>To come</Trans> : <Trans>Past</Trans>}</h2>
      {!visits && <SkeletonLine />}
      {visits?.length === 0 && (
        <Empty icon={<Calendar size={28} />} title={<Trans>Nothing is booked</Trans>}>
          <Trans>What is booked here, in the calendar or in the portal appears at once.</Trans>
        </Empty>
      )}
      {visits && visits.length > 0 && (
        <ul className={card.card}>
          {visits.map((visit) => (
            <Row key={visit.id} visit={visit} onMove={onMove} onCancel={onCancel} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button
          look="plain"
          size="staff"
          busy={found.isFetchingNextPage}
          onClick={() => found.fetchNextPage()}
        >
          <Trans>Show more appointments</Trans>
        </Button>
      )}
    </section>
  );
}

function Row({ visit, onMove, onCancel }: { visit: Appointment } & Omit<ListProps, "when">) {
  const { organization_id, zone } = useClinic();
  const words = useStatusWords();
  const off = visit.status === "cancelled" || visit.status === "noshow";
  const isOpen = visit.status === "booked";
  const when = `${fullDateAt(visit.start, zone)}, ${timeAt(visit.start, zone)}`;
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <strong data-off={off || undefined}>{when}</strong>
        <span>
          {visit.service_name} · {visit.practitioner_name} · {visit.location.name}
        </span>
        {visit.cancel_reason && <span>{visit.cancel_reason}</span>}
      </div>
      <Badge tone={off ? "warning" : "plain"}>{words[visit.status]}</Badge>
      <div className={`${styles.acts} screen-only`}>
        <Link
          to="/contracts/$contract/calendar"
          params={{ contract: organization_id }}
          search={{ day: dayAt(visit.start, zone), visit: visit.id }}
        >
          <Trans>In the calendar</Trans>
        </Link>
        {isOpen && onMove && (
          <Button look="plain" size="small" onClick={() => onMove(visit)}>
            <Trans>Move</Trans>
            <span className="visually-hidden">{when}</span>
          </Button>
        )}
        {isOpen && onCancel && (
          <Button look="plain" size="small" onClick={() => onCancel(visit)}>
            <Trans>Cancel the appointment</Trans>
            <span className="visually-hidden">{when}</span>
          </Button>
        )}
      </div>
    </li>
  );
}
