import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Check, Door, Play } from "@portico/shared/icons";
import type { AppointmentStatus, CalendarAppointment } from "../api/types";
import { Key } from "../keys/Key";
import { useKey } from "../keys/useKey";
import styles from "./StatusButtons.module.css";
import type { VisitActs } from "./useVisitActs";

interface Props {
  visit: CalendarAppointment;
  acts: VisitActs;
  now: number;
}

/** What comes next is filled, and what I does; the rest stands beside it. */
export function StatusButtons({ visit, acts, now }: Props) {
  const next = nextOf(visit.status);
  const set = (status: AppointmentStatus) => void acts.setStatus(visit, status);
  const isToCome = Date.parse(visit.start) > now;
  const tooLate = next === "booked" && !isToCome;
  const offersNext = next !== undefined && !tooLate && !(next === "fulfilled" && isToCome);
  useKey("i", () => next && set(next), offersNext && !acts.busy);
  if (visit.status === "cancelled") return null;
  return (
    <div className={styles.buttons}>
      {offersNext && (
        <Button size="staff" busy={acts.busy} icon={icons[next]} onClick={() => set(next)}>
          {next === "booked" && <Trans>Accept the request</Trans>}
          {next === "arrived" && <Trans>Has arrived</Trans>}
          {next === "in-progress" && <Trans>Is in</Trans>}
          {next === "fulfilled" && <Trans>Visit done</Trans>}
          <Key filled>I</Key>
        </Button>
      )}
      {visit.status === "booked" && !isToCome && (
        <Button look="plain" size="staff" busy={acts.busy} onClick={() => set("noshow")}>
          <Trans>Did not come</Trans>
        </Button>
      )}
      {visit.status !== "booked" && visit.status !== "pending" && (
        <Button look="plain" size="staff" busy={acts.busy} onClick={() => set(beforeOf(visit.status))}>
          <Trans>One step back</Trans>
        </Button>
      )}
    </div>
  );
}

const icons = {
  booked: <Check size={18} />,
  arrived: <Door size={18} />,
  "in-progress": <Play size={18} />,
  fulfilled: <Check size={18} />,
};

export function nextOf(
  status: AppointmentStatus,
): "booked" | "arrived" | "in-progress" | "fulfilled" | undefined {
  if (status === "pending") return "booked";
  if (status === "booked") return "arrived";
  if (status === "arrived") return "in-progress";
  return status === "in-progress" ? "fulfilled" : undefined;
}

function beforeOf(status: AppointmentStatus): AppointmentStatus {
  if (status === "fulfilled") return "in-progress";
  return status === "in-progress" ? "arrived" : "booked";
}
