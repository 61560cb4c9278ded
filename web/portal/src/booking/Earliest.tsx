import { Trans } from "@lingui/react/macro";
import { serverNow } from "@portico/shared/clock";
import { dayAt, timeAt, weekdayAndDay } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { OfferedLocation, OfferedPractitioner, OfferedService } from "../clinic/types.ts";
import styles from "./Earliest.module.css";
import { slotsQuery } from "./offers.ts";
import { away } from "./words.ts";

type Props = { service: OfferedService; location?: OfferedLocation; doctor?: OfferedPractitioner };

/** When one could come at the soonest. */
export function Earliest({ service, location, doctor }: Props) {
  const { suffix, time_zone } = useClinic();
  const slots = useQuery(
    slotsQuery(suffix, { service: service.id, location: location?.id, practitioner: doctor?.id, limit: 1 }),
  );
  if (!slots.data) return <span className={styles.earliest}>&nbsp;</span>;
  const first = slots.data.items[0] ?? slots.data.next;
  if (!first)
    return (
      <span className={styles.none}>
        <Trans>No free time at present</Trans>
      </span>
    );
  const zone = location?.time_zone ?? time_zone;
  const date = dayAt(first.start, zone);
  const day = away(date, dayAt(new Date(serverNow()), zone), 1) ?? weekdayAndDay(date);
  return (
    <span className={styles.earliest}>
      <Trans>
        Earliest: {day}, {timeAt(first.start, zone)}
      </Trans>
    </span>
  );
}
