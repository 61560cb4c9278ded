import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dayNumber, shortWeekday, weekdayDate } from "@portico/shared/dates";
import { Left, Right } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { type CSSProperties, useId, useState } from "react";
import { useClinic } from "../../session/clinic";
import { useDebounced } from "../../ui/useDebounced";
import { exceptionsQuery, previewQuery } from "../queries";
import type { Institution, PreviewDay, ScheduleException, WeeklyHours } from "../types";
import { shortPlace } from "../words";
import { minutesOf } from "./clock";
import { mondayOf, plusDays, rangeText } from "./days";
import { extent } from "./lines";
import styles from "./WeekPreview.module.css";

interface Props {
  /** Whose week, where it is not the page's. */
  title?: string;
  path: { organization_id: string; practitioner_id: string };
  hours: WeeklyHours[];
  /** Nothing is wrong with the hours; until then the last good week stands. */
  ready: boolean;
  institutions: Institution[];
}

const pause = 250;

/** What the hours come to in one week, holidays and exceptions included, as the server sees it. */
export function WeekPreview({ title, path, hours, ready, institutions }: Props) {
  const { t } = useLingui();
  const id = useId();
  const { today } = useClinic();
  const [monday, setMonday] = useState(mondayOf(today));
  const typed = JSON.stringify(hours);
  const [good, setGood] = useState(typed);
  if (ready && good !== typed) setGood(typed);
  const settled: WeeklyHours[] = JSON.parse(useDebounced(good, pause));
  const preview = useQuery(previewQuery(path, monday, settled));
  const exceptions = useQuery(exceptionsQuery(path.organization_id, path.practitioner_id)).data?.items ?? [];
  const days = preview.data?.days;
  const isThis = monday === mondayOf(today);
  return (
    <section className={styles.preview} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title ?? t`This is how the week looks`}</h2>
        <div className={styles.walk}>
          <Button
            look="plain"
            size="small"
            aria-label={t`Previous week`}
            icon={<Left size={16} />}
            onClick={() => setMonday(plusDays(monday, -7))}
          />
          <Button look="plain" size="small" disabled={isThis} onClick={() => setMonday(mondayOf(today))}>
            <Trans>This week</Trans>
          </Button>
          <Button
            look="plain"
            size="small"
            aria-label={t`Next week`}
            icon={<Right size={16} />}
            onClick={() => setMonday(plusDays(monday, 7))}
          />
        </div>
      </div>
      <p className={styles.range} aria-live="polite">
        {rangeText(monday, plusDays(monday, 6))}
        {!ready && (
          <>
            {" · "}
            <Trans>with the last hours that were complete</Trans>
          </>
        )}
      </p>
      {preview.error && <TryAgain error={preview.error} onTryAgain={() => preview.refetch()} />}
      {days ? (
        <Week days={days} institutions={institutions} exceptions={exceptions} />
      ) : (
        <div className={styles.wait} />
      )}
    </section>
  );
}

interface WeekProps {
  days: PreviewDay[];
  institutions: Institution[];
  exceptions: ScheduleException[];
}

/** Seven columns, each hour as high as the next; on a phone a list. */
export function Week({ days, institutions, exceptions }: WeekProps) {
  const [from, to] = extent(days);
  const several = institutions.filter((one) => one.status === "active").length > 1;
  const clinic = useClinic().name;
  const name = (id: string) => shortPlace(institutions.find((one) => one.id === id)?.name ?? "", clinic);
  return (
    <div className={styles.week} style={{ "--hours": to - from } as CSSProperties}>
      <div className={styles.axis} aria-hidden="true">
        {Array.from({ length: to - from }, (_, hour) => (
          <span key={from + hour}>{from + hour}</span>
        ))}
      </div>
      <ol className={styles.days}>
        {days.map((day) => (
          <li key={day.day} className={styles.day} data-closed={day.open.length === 0 || undefined}>
            <p className={styles.name}>
              <span aria-hidden="true">
                {shortWeekday(day.day)} <b>{dayNumber(day.day)}</b>
              </span>
              <span className="visually-hidden">{weekdayDate(day.day)}</span>
            </p>
            <div className={styles.column}>
              <Why day={day} exceptions={exceptions} />
              <ul>
                {day.open.map((open) => (
                  <li
                    key={`${open.location_id} ${open.start}`}
                    className={styles.open}
                    style={
                      {
                        "--from": minutesOf(open.start_time) / 60 - from,
                        "--long": (minutesOf(open.end_time) - minutesOf(open.start_time)) / 60,
                      } as CSSProperties
                    }
                  >
                    <span className={styles.time}>
                      {open.start_time}–{open.end_time}
                    </span>
                    {several && <span className={styles.place}>{name(open.location_id)}</span>}
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Why a day is not as every week: the holiday's name, or what was entered for it. */
function Why({ day, exceptions }: { day: PreviewDay; exceptions: ScheduleException[] }) {
  const { t } = useLingui();
  const words = { closed: t`Closed`, other_hours: t`Other hours`, extra_hours: t`Extra hours` };
  const entered = exceptions.find((one) => one.first_day <= day.day && day.day <= one.last_day);
  const text = entered ? entered.note || words[entered.kind] : day.holiday;
  if (!text) return day.open.length === 0 ? <p className={styles.none}>{t`No hours`}</p> : null;
  return <p className={styles.why}>{text}</p>;
}
