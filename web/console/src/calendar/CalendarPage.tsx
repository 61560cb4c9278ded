import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dayAt, weekdayDate } from "@portico/shared/dates";
import { Calendar as CalendarIcon, Left, Plus, Print, Right } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CalendarAppointment, Service } from "../api/types";
import { servicesQuery } from "../calendar-setup/queries";
import { Failure } from "../forms/Failure";
import { practitionersQuery } from "../invitations/queries";
import { Key } from "../keys/Key";
import { KeyHint, KeyHints } from "../keys/KeyHints";
import { useKey } from "../keys/useKey";
import { useClinic } from "../session/clinic";
import { PageTitle } from "../ui/PageTitle";
import { SkeletonLine } from "../ui/SkeletonRows";
import { useMedia } from "../ui/useMedia";
import { AwayPanel } from "./AwayPanel";
import { BookPanel } from "./BookPanel";
import { BusyPanel } from "./BusyPanel";
import styles from "./CalendarPage.module.css";
import { columnsOf } from "./columns";
import { consequencesOf, isOutside, isPossible, type Target } from "./consequences";
import { addDays, laterOf, mondayOf, rangeOf, stepOf, weekNumber } from "./days";
import { Filters } from "./Filters";
import { type BusyElsewhere, Grid } from "./Grid";
import { ListView } from "./ListView";
import { MonthRail } from "./MonthRail";
import { MovePanel } from "./MovePanel";
import { PrintDay } from "./PrintDay";
import { closuresQuery } from "./queries";
import { Requests } from "./Requests";
import { useDays } from "./useDays";
import { useNow } from "./useNow";
import { usePlace } from "./usePlace";
import type { Start } from "./useTimes";
import { useVisitActs, type Wanted } from "./useVisitActs";
import { ViewChoice } from "./ViewChoice";
import { VisitPanel } from "./VisitPanel";
import { WaitingRoom } from "./WaitingRoom";
import { WaitingStrip } from "./WaitingStrip";

const RAIL = "(min-width: 1360px)";

type Doing =
  | { what: "book"; start: Start }
  | { what: "move" }
  | { what: "away" }
  | { what: "busy"; busy: BusyElsewhere };

/** What reception looks at all day. */
export function CalendarPage() {
  const { t } = useLingui();
  const { organization_id, today, zone, may } = useClinic();
  const place = usePlace();
  const { view, day, location, practitioner, go } = place;
  const now = useNow();
  const days = useDays(organization_id, view, day);
  const services = useQuery(servicesQuery(organization_id)).data?.items;
  const people = useQuery(practitionersQuery(organization_id)).data?.items;
  const closures = useQuery(closuresQuery(organization_id, rangeOf(view, day))).data?.items;
  const acts = useVisitActs();
  const railed = useMedia(RAIL);
  const [doing, setDoing] = useState<Doing>();
  const mayWrite = may("calendar_write");
  const book = (start: Omit<Start, "day"> = {}) => {
    const isFilter = practitioner || location;
    setDoing({
      what: "book",
      start: { ...(isFilter ? { practitioner, location } : {}), ...start, day: laterOf(day, today) },
    });
  };
  // A week is one person's.
  const whose = view === "week" ? (practitioner ?? days.data?.practitioners[0]?.id) : practitioner;
  const visit = days.data?.appointments.find((one) => one.id === place.visit);
  const step = stepOf(view);

  useKey("t", () => go({ day: today }));
  useKey("ArrowLeft", () => go({ day: addDays(day, -step) }));
  useKey("ArrowRight", () => go({ day: addDays(day, step) }));
  useKey("d", () => go({ view: "day" }));
  useKey("w", () => go({ view: "week" }));
  useKey("l", () => go({ view: "list" }));
  useKey("r", () => go({ view: "waiting" }));
  useKey(
    "b",
    (event) => {
      event.preventDefault();
      book();
    },
    mayWrite && !doing,
  );

  const columns =
    days.data && services
      ? columnsOf(days.data, services, closures ?? [], { view, day, location, practitioner: whose, now })
      : undefined;
  const consequences = (one: CalendarAppointment, target: Target) =>
    days.data ? consequencesOf(one, target, days.data, isDoneBy(services ?? [], one, target), now) : [];
  const moving = mayWrite
    ? {
        consequences,
        drop: (one: CalendarAppointment, target: Target) => {
          const all = consequences(one, target);
          if (target.start === Date.parse(one.start) && target.practitioner === one.practitioner_id) return;
          if (isPossible(all)) void acts.move(one, slotOf(one, target), isOutside(all));
        },
      }
    : undefined;
  const visits = days.data?.appointments.filter(
    (one) =>
      (!location || one.location.id === location) && (!practitioner || one.practitioner_id === practitioner),
  );
  const shown = view === "day" ? columns?.filter((one) => practitioner || isIn(one)) : columns;

  return (
    <div className={styles.page}>
      <PageTitle>{t`Calendar`}</PageTitle>
      <header className={`${styles.head} screen-only`}>
        <h1>
          <Trans>Calendar</Trans>
        </h1>
        <span className={styles.steps}>
          <button
            type="button"
            className={styles.step}
            title={view === "week" ? t`Previous week` : t`Previous day`}
            onClick={() => go({ day: addDays(day, -step) })}
          >
            <Left size={18} />
            <span className="visually-hidden">{view === "week" ? t`Previous week` : t`Previous day`}</span>
          </button>
          <Button look="plain" size="staff" aria-keyshortcuts="t" onClick={() => go({ day: today })}>
            <Trans>Today</Trans>
            <Key>T</Key>
          </Button>
          <button
            type="button"
            className={styles.step}
            title={view === "week" ? t`Next week` : t`Next day`}
            onClick={() => go({ day: addDays(day, step) })}
          >
            <Right size={18} />
            <span className="visually-hidden">{view === "week" ? t`Next week` : t`Next day`}</span>
          </button>
        </span>
        <p className={styles.day} role="status">
          {view === "week" ? (
            <Trans>
              Week {weekNumber(day)}, from {weekdayDate(mondayOf(day))}
            </Trans>
          ) : (
            weekdayDate(day)
          )}
        </p>
        <ViewChoice view={view} onChoose={(chosen) => go({ view: chosen })} />
        <Filters
          location={location}
          practitioner={whose}
          onlyOne={view === "week"}
          people={people ?? []}
          onChoose={go}
        />
        {mayWrite && (
          <Button size="staff" icon={<Plus size={18} />} onClick={() => book()}>
            <Trans>Book</Trans>
            <Key filled>B</Key>
          </Button>
        )}
        {mayWrite && (
          <Button look="plain" size="staff" onClick={() => setDoing({ what: "away" })}>
            <Trans>Leave or illness</Trans>
          </Button>
        )}
        <span className={styles.print}>
          <Button look="plain" size="staff" icon={<Print size={18} />} onClick={() => window.print()}>
            <Trans>Print the day</Trans>
          </Button>
        </span>
      </header>
      {visits && <PrintDay day={day} visits={visits.filter((one) => dayAt(one.start, zone) === day)} />}
      <div className={`${styles.middle} screen-only`}>
        <div className={styles.main}>
          {view !== "waiting" && <Requests now={now} go={go} />}
          {day === today && view !== "waiting" && visits && (
            <WaitingStrip visits={visits} now={now} onOpen={(id) => go({ visit: id })} />
          )}
          {days.error !== null && !days.data && (
            <TryAgain error={days.error} onTryAgain={() => days.refetch()} />
          )}
          {days.isPending && <Waiting />}
          {visits && view === "list" && (
            <ListView visits={visits} chosen={place.visit} onOpen={(id) => go({ visit: id })} />
          )}
          {visits && view === "waiting" && (
            <WaitingRoom visits={visits} acts={acts} now={now} onOpen={(id) => go({ visit: id })} />
          )}
          {acts.failure && !visit && !doing && (
            <div className={styles.failure}>
              <Failure failed={acts.failure} />
            </div>
          )}
          {(view === "day" || view === "week") && shown && shown.length > 0 && (
            <Grid
              columns={shown}
              week={view === "week"}
              now={now}
              today={today}
              chosen={place.visit}
              onOpen={({ id }) => go({ visit: id })}
              onFree={mayWrite ? book : undefined}
              onBusy={(busy) => setDoing({ what: "busy", busy })}
              moving={moving}
            />
          )}
          {(view === "day" || view === "week") && shown?.length === 0 && (
            <div className={styles.nobody}>
              <Empty
                icon={<CalendarIcon size={28} />}
                title={
                  columns?.length === 0 ? (
                    <Trans>Nobody has hours yet</Trans>
                  ) : (
                    <Trans>Nobody is in that day</Trans>
                  )
                }
              >
                {columns?.length === 0 ? (
                  <Trans>The calendar fills when doctors have services and weekly hours.</Trans>
                ) : (
                  <Trans>Choose another day, or a doctor above to see the day all the same.</Trans>
                )}
              </Empty>
            </div>
          )}
        </div>
        {railed && (view === "day" || view === "week") && (
          <MonthRail day={day} today={today} onChoose={(chosen) => go({ day: chosen })} />
        )}
      </div>
      {doing?.what === "book" && (
        <BookPanel
          start={doing.start}
          onBooked={({ start }) => {
            setDoing(undefined);
            go({ day: dayAt(start, zone) });
          }}
          onClose={() => setDoing(undefined)}
        />
      )}
      {doing?.what === "busy" && (
        <BusyPanel
          key={`${doing.busy.practitioner} ${doing.busy.start}`}
          busy={doing.busy}
          now={now}
          onBook={mayWrite && doing.busy.end > now ? book : undefined}
          onClose={() => setDoing(undefined)}
        />
      )}
      {doing?.what === "away" && (
        <AwayPanel
          practitioner={whose}
          day={laterOf(day, today)}
          now={now}
          onClose={() => setDoing(undefined)}
        />
      )}
      {doing?.what === "move" && visit && (
        <MovePanel
          key={`move ${visit.id}`}
          visit={visit}
          acts={acts}
          onMoved={(start) => {
            setDoing(undefined);
            go({ day: dayAt(start, zone) });
          }}
          onClose={() => {
            acts.clear();
            setDoing(undefined);
          }}
        />
      )}
      {visit && !doing && (
        <VisitPanel
          key={visit.id}
          visit={visit}
          acts={acts}
          now={now}
          onMove={() => setDoing({ what: "move" })}
          onClose={() => go({ visit: undefined })}
        />
      )}
      <KeyHints>
        <KeyHint keys={["←", "→"]}>{view === "week" ? t`week` : t`day`}</KeyHint>
        <KeyHint keys={["D"]}>{t`day`}</KeyHint>
        <KeyHint keys={["W"]}>{t`week`}</KeyHint>
        <KeyHint keys={["L"]}>{t`list`}</KeyHint>
        <KeyHint keys={["R"]}>{t`waiting room`}</KeyHint>
        {mayWrite && <KeyHint keys={["B"]}>{t`book`}</KeyHint>}
        {mayWrite && <KeyHint keys={["M"]}>{t`move visit`}</KeyHint>}
        {mayWrite && <KeyHint keys={["I"]}>{t`arrived`}</KeyHint>}
      </KeyHints>
    </div>
  );
}

const isDoneBy = (services: Service[], { service_id }: CalendarAppointment, target: Target) =>
  services
    .find(({ id }) => id === service_id)
    ?.practitioners.some(
      (role) => role.practitioner_id === target.practitioner && role.location_id === target.location,
    ) ?? false;

const slotOf = ({ service_id }: CalendarAppointment, { practitioner, location, start }: Target): Wanted => ({
  service_id,
  practitioner_id: practitioner,
  location_id: location,
  start: new Date(start).toISOString(),
});

const isIn = ({ open, visits, away }: { open: unknown[]; visits: unknown[]; away: unknown[] }) =>
  open.length + visits.length + away.length > 0;

const Waiting = () => (
  <div className={styles.waiting} aria-hidden="true">
    {Array.from({ length: 8 }, (_, row) => (
      <SkeletonLine key={row} />
    ))}
  </div>
);
