import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { CalendarAppointment } from "../api/types";
import type { Column } from "./columns";
import type { Target } from "./consequences";

const MOVED = 6;
const EDGE = 44;

export interface Dragged {
  visit: CalendarAppointment;
  /** Its place among the columns, and the moment there; none outside of them. */
  column?: number;
  target?: Target;
  x: number;
  y: number;
}

interface Grip {
  visit: CalendarAppointment;
  x: number;
  y: number;
  offset: number;
}

/**
 * A visit taken by the mouse. What would follow is shown while it hangs; letting go decides, Escape puts it back. Fingers
 * scroll, and the keyboard has a way of its own.
 */
export function useDrag(
  frame: RefObject<HTMLElement | null>,
  columns: Column[],
  drop: (visit: CalendarAppointment, target: Target) => void,
) {
  const [dragged, setDragged] = useState<Dragged>();
  const grip = useRef<Grip>(undefined);
  const latest = useRef<Dragged>(undefined);
  const justDragged = useRef(false);
  const put = (next: Dragged | undefined) => {
    latest.current = next;
    setDragged(next);
  };

  const follow = (event: PointerEvent) => {
    const held = grip.current;
    if (!held) return;
    const far = Math.hypot(event.clientX - held.x, event.clientY - held.y) > MOVED;
    if (!latest.current && !far) return;
    scrollAtEdge(frame.current, event);
    put({ visit: held.visit, ...targetAt(event, held, columns), x: event.clientX, y: event.clientY });
  };
  const end = () => {
    const last = latest.current;
    grip.current = undefined;
    if (!last) return;
    justDragged.current = true;
    setTimeout(() => {
      justDragged.current = false;
    });
    put(undefined);
    if (last.target) drop(last.visit, last.target);
  };
  const leave = () => {
    grip.current = undefined;
    put(undefined);
  };
  const acts = useRef({ follow, end, leave });
  acts.current = { follow, end, leave };

  useEffect(() => {
    const move = (event: PointerEvent) => acts.current.follow(event);
    const up = () => acts.current.end();
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !latest.current) return;
      event.preventDefault();
      event.stopPropagation();
      acts.current.leave();
    };
    const cancel = () => acts.current.leave();
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", cancel);
    window.addEventListener("keydown", key, true);
    return () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", cancel);
      window.removeEventListener("keydown", key, true);
    };
  }, []);

  return {
    dragged,
    /** A click that ends a drag opens nothing. */
    wasDragged: () => justDragged.current,
    take: (event: ReactPointerEvent<HTMLElement>, visit: CalendarAppointment) => {
      if (event.button !== 0 || event.pointerType === "touch") return;
      const top = event.currentTarget.getBoundingClientRect().top;
      grip.current = { visit, x: event.clientX, y: event.clientY, offset: event.clientY - top };
    },
  };
}

function targetAt(event: PointerEvent, { visit, offset }: Grip, columns: Column[]) {
  const element = document
    .elementsFromPoint(event.clientX, event.clientY)
    .map((one) => one.closest<HTMLElement>("[data-column]"))
    .find((one) => one !== null);
  const place = element ? Number(element.dataset.column) : undefined;
  const column = place === undefined ? undefined : columns[place];
  if (!element || !column) return {};
  const start = column.axis.at(event.clientY - offset - element.getBoundingClientRect().top + 1);
  const open = column.open.find((one) => one.start <= start && start < one.end);
  const location = open?.location ?? column.open[0]?.location ?? visit.location.id;
  return { column: place, target: { practitioner: column.practitioner, location, start } };
}

function scrollAtEdge(frame: HTMLElement | null, { clientX, clientY }: PointerEvent) {
  if (!frame) return;
  const { top, bottom, left, right } = frame.getBoundingClientRect();
  if (clientY > bottom - EDGE) frame.scrollTop += 12;
  if (clientY < top + 2 * EDGE) frame.scrollTop -= 12;
  if (clientX > right - EDGE) frame.scrollLeft += 12;
  if (clientX < left + 2 * EDGE) frame.scrollLeft -= 12;
}
