import { useLingui } from "@lingui/react/macro";
import { timeAt } from "@portico/shared/dates";
import { Ban, Check, Door, Globe, Info, Person, Play, Video } from "@portico/shared/icons";
import type { PointerEvent } from "react";
import type { CalendarAppointment } from "../api/types";
import styles from "./Block.module.css";
import { stretchOf } from "./consequences";
import { placeOf } from "./Grid";
import type { DayAxis } from "./grid";
import { useNameOf, useStatusWords } from "./words";

interface Props {
  visit: CalendarAppointment;
  axis: DayAxis;
  lane: number;
  lanes: number;
  chosen: boolean;
  reachable: boolean;
  onOpen: () => void;
  /** Where it may be moved by the mouse. */
  onTake?: (event: PointerEvent<HTMLElement>) => void;
  lifted: boolean;
}

/** One visit in the grid: two lines where there is room for them, else one. */
export function Block({ visit, axis, lane, lanes, chosen, reachable, onOpen, onTake, lifted }: Props) {
  const { t } = useLingui();
  const words = useStatusWords();
  const name = useNameOf()(visit);
  const place = placeOf(axis, stretchOf(visit));
  const at = timeAt(visit.start, axis.zone);
  const said = [
    `${at}–${timeAt(visit.end, axis.zone)}`,
    name,
    visit.service_name,
    words[visit.status],
    visit.booked_by === "patient" ? t`booked online` : undefined,
    visit.modality === "video" ? t`by video` : undefined,
    visit.is_guest
      ? t`guest, not joined with a record`
      : visit.portal_activated
        ? undefined
        : t`portal not activated`,
  ];
  return (
    <button
      type="button"
      className={styles.block}
      style={{
        ...place,
        left: `calc(${lane} * 100% / ${lanes} + 3px)`,
        width: `calc(100% / ${lanes} - 6px)`,
      }}
      data-key={visit.id}
      data-at={Date.parse(visit.start)}
      data-status={visit.status}
      data-chosen={chosen || undefined}
      data-short={place.height < 36 || undefined}
      tabIndex={reachable ? 0 : -1}
      title={said.filter(Boolean).join(", ")}
      data-lifted={lifted || undefined}
      data-movable={onTake ? true : undefined}
      onPointerDown={onTake}
      onClick={onOpen}
    >
      <span className={styles.name}>{name}</span>
      <span className={styles.what}>
        {at} <span className={styles.service}>{visit.service_name}</span>
      </span>
      <span className="visually-hidden">{said.slice(3).filter(Boolean).join(", ")}</span>
      <span className={styles.icons}>
        <StatusIcon status={visit.status} />
        <span className={styles.extra}>
          {visit.is_guest ? <Person size={14} /> : !visit.portal_activated && <Info size={14} />}
          {visit.modality === "video" && <Video size={14} />}
          {visit.booked_by === "patient" && <Globe size={14} />}
        </span>
      </span>
    </button>
  );
}

function StatusIcon({ status }: { status: CalendarAppointment["status"] }) {
  if (status === "arrived") return <Door size={14} />;
  if (status === "in-progress") return <Play size={14} />;
  if (status === "fulfilled") return <Check size={14} />;
  return status === "noshow" ? <Ban size={14} /> : null;
}
