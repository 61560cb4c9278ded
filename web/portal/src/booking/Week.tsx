import { Trans, useLingui } from "@lingui/react/macro";
import { serverNow } from "@portico/shared/clock";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { SkeletonBlock } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dateRange, dayAt, plusDays, weekdayDate } from "@portico/shared/dates";
import { Left, Right } from "@portico/shared/icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { OfferedLocation, OfferedService, Slot } from "../clinic/types.ts";
import { go } from "../routing/navigation.ts";
import { usePlace } from "../routing/place.ts";
import { DayStrip } from "./DayStrip.tsx";
import { FIRST } from "./Earliest3.tsx";
import { slotsQuery } from "./offers.ts";
import { dayShown, daysOf, onePerStart, weekShown } from "./times.ts";
import styles from "./Week.module.css";
import { WeekGrid } from "./WeekGrid.tsx";

type Props = {
  service: OfferedService;
  location: OfferedLocation;
  /** What was chosen before, and what somebody else has taken since. */
  chosen?: Slot;
  taken?: Slot;
  /** The start that is being kept just now. */
  busy?: string;
  onChoose: (slot: Slot) => void;
};

/** The free times of a week: by day on a phone, side by side on a wide screen. */
export function Week({ service, location, chosen, taken, busy, onChoose }: Props) {
  const { suffix } = useClinic();
  const { filters } = usePlace();
  const zone = location.time_zone;
  const today = dayAt(new Date(serverNow()), zone);
  const wish = {
    service: service.id,
    location: location.id,
    practitioner: filters.get("doctor") ?? undefined,
  };
  const earliest = useQuery(slotsQuery(suffix, { ...wish, limit: FIRST }));
  const first = earliest.data?.items[0] ?? earliest.data?.next;
  const asked = filters.get("day") ?? (chosen && dayAt(chosen.start, zone));
  const { monday, day } = weekShown(asked, first, today, zone);
  const week = useQuery({
    ...slotsQuery(suffix, { ...wish, from: monday, to: plusDays(monday, 6) }),
    enabled: earliest.data !== undefined,
    placeholderData: keepPreviousData,
  });
  const goTo = useDay(wish);
  const error = earliest.error ?? week.error;
  if (error)
    return (
      <TryAgain
        error={error}
        onTryAgain={() => {
          if (earliest.error) void earliest.refetch();
          if (week.error) void week.refetch();
        }}
      />
    );
  if (!earliest.data || !week.data) return <SkeletonBlock tall />;
  const slots = onePerStart(week.data.items);
  const next =
    week.data.next ?? (first && dayAt(first.start, zone) > plusDays(monday, 6) ? first : undefined);
  const days = daysOf(monday, slots, zone);
  const open = dayShown(days, day);
  return (
    <section className={styles.week} aria-labelledby="week" data-stale={week.isPlaceholderData || undefined}>
      <Head monday={monday} today={today} last={plusDays(today, service.horizon_days)} onGo={goTo} />
      {slots.length === 0 ? (
        <Nothing next={next} zone={zone} onGo={goTo} />
      ) : (
        <>
          <DayStrip days={days} open={open} onOpen={goTo} />
          <WeekGrid {...{ days, open, zone, chosen, taken, busy, onChoose }} />
        </>
      )}
    </section>
  );
}

/** Another day of the same wish; it stays one step of the way. */
function useDay(wish: { service: string; location: string; practitioner?: string }) {
  const pages = usePages();
  const { filters } = usePlace();
  const { service, location, practitioner } = wish;
  return (day: string) =>
    go(
      pages.bookingTime({
        service,
        location,
        doctor: practitioner,
        day,
        change: filters.get("change") ?? undefined,
      }),
      { replace: true },
    );
}

type HeadProps = { monday: string; today: string; last: string; onGo: (day: string) => void };

function Head({ monday, today, last, onGo }: HeadProps) {
  const { t } = useLingui();
  const later = plusDays(monday, 7);
  return (
    <div className={styles.head}>
      <h2 id="week">{dateRange(monday, plusDays(monday, 6))}</h2>
      <span className={styles.turn}>
        <button type="button" className={styles.arrow} disabled={monday <= today} onClick={() => onGo(today)}>
          <Trans>Today</Trans>
        </button>
        <button
          type="button"
          className={styles.arrow}
          aria-label={t`The week before`}
          disabled={monday <= today}
          onClick={() => onGo(plusDays(monday, -7))}
        >
          <Left />
        </button>
        <button
          type="button"
          className={styles.arrow}
          aria-label={t`The week after`}
          disabled={later > last}
          onClick={() => onGo(later)}
        >
          <Right />
        </button>
      </span>
    </div>
  );
}

function Nothing({ next, zone, onGo }: { next?: Slot; zone: string; onGo: (day: string) => void }) {
  if (!next)
    return (
      <Note live>
        <Trans>No free time at present. New ones may come: look again, or call us.</Trans>
      </Note>
    );
  const date = dayAt(next.start, zone);
  const day = weekdayDate(date);
  return (
    <div className={styles.nothing}>
      <Note live>
        <Trans>No free time in this week.</Trans>
      </Note>
      <Button look="plain" width="full" onClick={() => onGo(date)}>
        <Trans>Next free day: {day}</Trans>
      </Button>
    </div>
  );
}
