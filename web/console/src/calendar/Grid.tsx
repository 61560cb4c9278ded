import { useLingui } from "@lingui/react/macro";
import { timeAt } from "@portico/shared/dates";
import { Clock, Plus } from "@portico/shared/icons";
import { type CSSProperties, type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { CalendarAppointment } from "../api/types";
import { Block } from "./Block";
import { ColumnHead } from "./ColumnHead";
import type { Column } from "./columns";
import { type Consequence, stretchOf, type Target } from "./consequences";
import styles from "./Grid.module.css";
import { type DayAxis, inLanes, type Stretch } from "./grid";
import { MoveCheck } from "./MoveCheck";
import { useDrag } from "./useDrag";

interface FreeTime {
  practitioner: string;
  location: string;
  start: number;
}

/** A stretch of a doctor's own calendar; `location`: where there would be hours. */
export interface BusyElsewhere extends Stretch {
  practitioner: string;
  name: string;
  location?: string;
}

interface Props {
  columns: Column[];
  week: boolean;
  now: number;
  today: string;
  chosen?: string;
  onOpen: (visit: CalendarAppointment) => void;
  onFree?: (free: FreeTime) => void;
  onBusy: (busy: BusyElsewhere) => void;
  /** Given to who may move visits. */
  moving?: {
    consequences: (visit: CalendarAppointment, target: Target) => Consequence[];
    drop: (visit: CalendarAppointment, target: Target) => void;
  };
}

/** Columns side by side on one axis of time. One stop for Tab; the arrows walk over visits and free times. */
export function Grid({ columns, week, now, today, chosen, onOpen, onFree, onBusy, moving }: Props) {
  const { t } = useLingui();
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<string>();
  const axis = columns[0]?.axis;
  const { dragged, take, wasDragged } = useDrag(frame, columns, (visit, target) =>
    moving?.drop(visit, target),
  );
  const day = axis?.day;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each day, not with every minute
  useEffect(() => {
    if (frame.current && axis && day === today) frame.current.scrollTop = axis.top(now) - 160;
  }, [day, today]);
  const first = useMemo(() => firstKey(columns, now), [columns, now]);
  if (!axis) return null;
  const keys = new Set(columns.flatMap((column) => keysOf(column)));
  const stop = at && keys.has(at) ? at : first;
  const nowIn = columns.find((one) => one.axis.day === today)?.axis;
  const showsNow = nowIn && nowIn.start <= now && now < nowIn.end;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move the focus between the buttons within
    <div
      ref={frame}
      className={styles.frame}
      onKeyDown={(event) => walk(event, frame.current)}
      onFocus={(event) => setAt(event.target.dataset.key ?? at)}
    >
      <div className={styles.grid} style={{ "--columns": columns.length } as CSSProperties}>
        <div className={styles.corner} />
        {columns.map((column) => (
          <ColumnHead key={column.key} column={column} week={week} today={today} />
        ))}
        <Hours axis={axis} now={showsNow ? now : undefined} />
        {columns.map((column, place) => (
          <div
            key={column.key}
            className={styles.column}
            style={{ height: column.axis.height }}
            data-column={place}
          >
            <Shades column={column} />
            {onFree &&
              column.free.map((piece) => (
                <button
                  key={piece.start}
                  type="button"
                  className={styles.free}
                  style={placeOf(column.axis, piece)}
                  data-key={`${column.key} ${piece.start}`}
                  data-at={piece.start}
                  tabIndex={stop === `${column.key} ${piece.start}` ? 0 : -1}
                  aria-label={t`Free at ${timeAt(new Date(piece.start), column.axis.zone)}, ${column.name}: book`}
                  onClick={() => onFree({ ...piece, practitioner: column.practitioner })}
                >
                  <span>{timeAt(new Date(piece.start), column.axis.zone)}</span>
                  <Plus size={14} />
                </button>
              ))}
            {column.busy.map((one) => (
              <button
                key={one.start}
                type="button"
                className={styles.busy}
                style={placeOf(column.axis, one)}
                data-key={`${column.key} busy ${one.start}`}
                data-at={one.start}
                tabIndex={stop === `${column.key} busy ${one.start}` ? 0 : -1}
                aria-label={t`Busy elsewhere from ${timeAt(new Date(one.start), column.axis.zone)} until ${timeAt(new Date(one.end), column.axis.zone)}, ${column.name}`}
                onClick={() => onBusy(busyElsewhere(column, one))}
              >
                <span>{t`Busy elsewhere`}</span>
              </button>
            ))}
            {column.holds.map((hold) => (
              <div
                key={hold.hold_id}
                className={styles.hold}
                style={placeOf(column.axis, stretchOf(hold.slot))}
              >
                <span>{t`Held in the portal until ${timeAt(hold.expires_at, column.axis.zone)}`}</span>
                <Clock size={14} />
              </div>
            ))}
            {inLanes(column.visits, stretchOf).map(({ item, lane, lanes }) => (
              <Block
                key={item.id}
                visit={item}
                axis={column.axis}
                lane={lane}
                lanes={lanes}
                chosen={item.id === chosen}
                reachable={stop === item.id}
                onOpen={() => !wasDragged() && onOpen(item)}
                onTake={
                  moving && item.status === "booked" && Date.parse(item.start) > now
                    ? (event) => take(event, item)
                    : undefined
                }
                lifted={dragged?.visit.id === item.id}
              />
            ))}
            {dragged?.target && dragged.column === place && (
              <div
                className={styles.ghost}
                style={placeOf(column.axis, ghostOf(dragged.visit, dragged.target))}
              >
                <strong>{dragged.visit.patient_name}</strong>{" "}
                {timeAt(new Date(dragged.target.start), column.axis.zone)}
              </div>
            )}
            {showsNow && column.axis.day === today && (
              <div className={styles.now} style={{ top: column.axis.top(now) }} aria-hidden="true" />
            )}
          </div>
        ))}
      </div>
      {moving && dragged?.target && dragged.column !== undefined && (
        <MoveCheck
          dragged={{ ...dragged, target: dragged.target }}
          practitioner={columns[dragged.column]?.name ?? ""}
          consequences={moving.consequences(dragged.visit, dragged.target)}
          zone={axis.zone}
        />
      )}
    </div>
  );
}

const busyElsewhere = (column: Column, busy: Stretch): BusyElsewhere => ({
  ...busy,
  practitioner: column.practitioner,
  name: column.name,
  location: column.open.find((one) => one.start <= busy.start && busy.start < one.end)?.location,
});

const ghostOf = (visit: CalendarAppointment, { start }: Target): Stretch => ({
  start,
  end: start + Date.parse(visit.end) - Date.parse(visit.start),
});

export const placeOf = (axis: DayAxis, stretch: Stretch) => ({
  top: axis.top(stretch.start),
  height: Math.max(axis.lengthOf(stretch) - 2, 20),
});

const keysOf = (column: Column) => [
  ...column.visits.map((one) => one.id),
  ...column.free.map((one) => `${column.key} ${one.start}`),
  ...column.busy.map((one) => `${column.key} busy ${one.start}`),
];

/** Where Tab comes in: what is next. */
function firstKey(columns: Column[], now: number): string | undefined {
  const all = columns.flatMap((column) => [
    ...column.visits.map((one) => ({ key: one.id, ...stretchOf(one) })),
    ...column.free.map((one) => ({ key: `${column.key} ${one.start}`, ...one })),
    ...column.busy.map((one) => ({ key: `${column.key} busy ${one.start}`, ...one })),
  ]);
  all.sort((a, b) => a.start - b.start);
  return (all.find((one) => one.end > now) ?? all[0])?.key;
}

/** Up and down within a column, left and right to what is nearest in the next one that has something. */
function walk(event: KeyboardEvent, frame: HTMLElement | null) {
  const here = event.target as HTMLElement;
  if (!frame || here.dataset.key === undefined) return;
  const columns = [...frame.querySelectorAll<HTMLElement>("[data-column]")].map((column) =>
    [...column.querySelectorAll<HTMLElement>("[data-key]")].sort((a, b) => startOf(a) - startOf(b)),
  );
  const column = columns.findIndex((one) => one.includes(here));
  const next = nextOf(event.key, columns, column, here);
  if (next === undefined) return;
  event.preventDefault();
  next?.focus();
}

/** Undefined for keys that are no arrows, null where nothing follows. */
function nextOf(key: string, columns: HTMLElement[][], column: number, here: HTMLElement) {
  const row = columns[column]?.indexOf(here) ?? -1;
  if (key === "ArrowDown") return columns[column]?.[row + 1] ?? null;
  if (key === "ArrowUp") return columns[column]?.[row - 1] ?? null;
  if (key === "ArrowRight") return nearest(columns.slice(column + 1), here) ?? null;
  return key === "ArrowLeft" ? (nearest(columns.slice(0, column).reverse(), here) ?? null) : undefined;
}

const startOf = (element: HTMLElement) => Number(element.dataset.at);
/** Week columns are a day apart: what counts is where it stands. */
const nearest = (columns: HTMLElement[][], to: HTMLElement) =>
  columns
    .find((one) => one.length > 0)
    ?.reduce((best, one) =>
      Math.abs(one.offsetTop - to.offsetTop) < Math.abs(best.offsetTop - to.offsetTop) ? one : best,
    );

function Hours({ axis, now }: { axis: DayAxis; now?: number }) {
  return (
    <div className={styles.hours} style={{ height: axis.height }} aria-hidden="true">
      {axis.hours().map((moment) => (
        <span key={moment} className={styles.hour} style={{ top: axis.top(moment) }}>
          {timeAt(new Date(moment), axis.zone)}
        </span>
      ))}
      {now && (
        <span className={styles.clock} style={{ top: axis.top(now) }}>
          {timeAt(new Date(now), axis.zone)}
        </span>
      )}
    </div>
  );
}

/** Closed time, days off and buffers: nothing to click, only to see. */
function Shades({ column }: { column: Column }) {
  const { t } = useLingui();
  const { axis, open, closed, away, visits } = column;
  const wordsOf = (stretch: Stretch) => {
    const at = (moment: number) => timeAt(new Date(moment), axis.zone);
    if (open.length === 0) return away.length > 0 ? "" : t`No hours`;
    if (stretch.start === axis.start) return t`From ${at(stretch.end)}`;
    return stretch.end === axis.end ? t`Until ${at(stretch.start)}` : t`Break`;
  };
  return (
    <>
      {closed.map((one) => (
        <div
          key={one.start}
          className={styles.closed}
          style={{ top: axis.top(one.start), height: axis.lengthOf(one) }}
        >
          {axis.lengthOf(one) > 28 && wordsOf(one)}
        </div>
      ))}
      {away.map((one) => (
        <div
          key={one.id}
          className={styles.away}
          style={{ top: axis.top(one.start), height: axis.lengthOf(one) }}
        >
          <strong>{t`Away`}</strong>
          {one.note && <span>{one.note}</span>}
        </div>
      ))}
      {visits.flatMap((one) =>
        [
          { start: Date.parse(one.taken_from), end: Date.parse(one.start) },
          { start: Date.parse(one.end), end: Date.parse(one.taken_until) },
        ]
          .filter((buffer) => buffer.end > buffer.start)
          .map((buffer) => (
            <div
              key={`${one.id} ${buffer.start}`}
              className={styles.buffer}
              style={{ top: axis.top(buffer.start), height: axis.lengthOf(buffer) }}
            />
          )),
      )}
    </>
  );
}
