import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dayAt, fullDate, fullDateAt, timeAt } from "@portico/shared/dates";
import { i18n } from "@portico/shared/i18n";
import { CheckCircle } from "@portico/shared/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { AffectedAppointment, Slot } from "../api/types";
import { type Failed, Failure } from "../forms/Failure";
import { practitionersQuery } from "../invitations/queries";
import { useClinic } from "../session/clinic";
import card from "../theme/card.module.css";
import page from "../theme/page.module.css";
import { Crumbs } from "../ui/Crumbs";
import { PageTitle } from "../ui/PageTitle";
import { SkeletonLine } from "../ui/SkeletonRows";
import styles from "./Affected.module.css";
import { CancelDialog } from "./CancelDialog";
import { addDays } from "./days";
import { MovePanel } from "./MovePanel";
import { affectedQuery, calendarKey, closuresQuery } from "./queries";
import { useVisitActs, type VisitActs } from "./useVisitActs";

const route = getRouteApi("/inside/contracts/$contract/calendar/away/$exception");
const A_YEAR = 400;

type Doing = { what: "move" | "cancel"; visit: AffectedAppointment };

/** Whom a closure hits: each with the nearest free times, one press apiece, until nobody is left. */
export function Affected() {
  const { t } = useLingui();
  const { exception } = route.useParams();
  const { organization_id, today, may } = useClinic();
  const affected = useQuery(affectedQuery(organization_id, exception));
  const acts = useVisitActs();
  const [doing, setDoing] = useState<Doing>();
  const people = useQuery(practitionersQuery(organization_id)).data?.items ?? [];
  const closures = useQuery(closuresQuery(organization_id, { from: today, to: addDays(today, A_YEAR) })).data
    ?.items;
  const closure = closures?.find(({ id }) => id === exception);
  const visits = affected.data?.items;
  const mayWrite = may("calendar_write");
  const nameOf = (id?: string) => people.find((one) => one.id === id)?.name ?? t`All doctors`;
  const end = () => {
    acts.clear();
    setDoing(undefined);
  };
  return (
    <>
      <PageTitle>{t`Leave or illness`}</PageTitle>
      <Crumbs
        links={[
          <Link key="calendar" to="/contracts/$contract/calendar" params={{ contract: organization_id }}>
            <Trans>Calendar</Trans>
          </Link>,
        ]}
        here={t`Leave or illness`}
      />
      <div className={page.page}>
        <div className={page.head}>
          <h1>{closure ? <Trans>{nameOf(closure.practitioner_id)} is away</Trans> : <Trans>Away</Trans>}</h1>
          {closure && (
            <span className={page.aside}>
              {closure.first_day === closure.last_day
                ? fullDate(closure.first_day)
                : `${fullDate(closure.first_day)} – ${fullDate(closure.last_day)}`}
              {closure.start_time && `, ${closure.start_time}–${closure.end_time ?? ""}`}
              {closure.note && ` · ${closure.note}`}
            </span>
          )}
          {mayWrite && closure && (
            <div className={page.actions}>
              <Forget exception={exception} day={closure.first_day} />
            </div>
          )}
        </div>
        {acts.failure && !doing && <Failure failed={acts.failure} />}
        {affected.error && !visits && (
          <TryAgain error={affected.error} onTryAgain={() => affected.refetch()} />
        )}
        {affected.isPending && <SkeletonLine />}
        {visits?.length === 0 && (
          <Empty icon={<CheckCircle size={28} />} title={<Trans>Nobody is left to rebook</Trans>}>
            <Trans>New bookings are refused in that time, online and here.</Trans>
          </Empty>
        )}
        {visits && visits.length > 0 && (
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
                  nameOf={nameOf}
                  acts={mayWrite ? acts : undefined}
                  onDo={(what) => setDoing({ what, visit })}
                />
              ))}
            </ul>
          </>
        )}
      </div>
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

/** Entered by mistake, or back earlier: the hours are there again. */
function Forget({ exception, day }: { exception: string; day: string }) {
  const { organization_id } = useClinic();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [failed, setFailed] = useState<Failed>();
  const remove = async () => {
    const answer = await outcome(
      api.DELETE("/api/console/contracts/{organization_id}/schedule-exceptions/{exception_id}", {
        params: { path: { organization_id, exception_id: exception } },
      }),
    );
    if (answer.kind !== "done")
      return setFailed((before) => ({ outcome: answer, attempt: (before?.attempt ?? 0) + 1 }));
    await navigate({
      to: "/contracts/$contract/calendar",
      params: { contract: organization_id },
      search: { day },
    });
    await client.invalidateQueries({ queryKey: calendarKey(organization_id) });
  };
  return (
    <>
      {failed && <Failure failed={failed} />}
      <Button look="plain" size="staff" onClick={remove}>
        <Trans>Not away after all</Trans>
      </Button>
    </>
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
