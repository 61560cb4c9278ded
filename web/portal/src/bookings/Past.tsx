import { Trans } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { Card, Section } from "@portico/shared/components/Card";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { fullDateAt, timeAt } from "@portico/shared/dates";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Appointment } from "../clinic/types.ts";
import { usePatientPath } from "../session/SessionContext.ts";
import { pastQuery } from "./appointments.ts";
import styles from "./Past.module.css";

/** Bookings whose time is over, and what became of them. */
export function Past() {
  const past = useInfiniteQuery(pastQuery(usePatientPath(useClinic().suffix), 5));
  const items = past.data?.pages.flatMap((page) => page.items) ?? [];
  if (past.error) return <TryAgain error={past.error} onTryAgain={() => void past.refetch()} />;
  if (items.length === 0) return null;
  return (
    <Section id="past" title={<Trans>Earlier bookings</Trans>}>
      <Card as="ul">
        {items.map((item) => (
          <li key={item.id} className={styles.row}>
            <Was appointment={item} />
          </li>
        ))}
      </Card>
      {past.hasNextPage && (
        <Button
          look="plain"
          width="full"
          busy={past.isFetchingNextPage}
          onClick={() => void past.fetchNextPage()}
        >
          <Trans>Show more</Trans>
        </Button>
      )}
    </Section>
  );
}

function Was({ appointment }: { appointment: Appointment }) {
  const { start, location, service_name, practitioner_name } = appointment;
  return (
    <>
      <span className={styles.words}>
        <span className={styles.title}>{service_name}</span>
        <span className={styles.meta}>
          {fullDateAt(start, location.time_zone)}, {timeAt(start, location.time_zone)} · {practitioner_name}
        </span>
      </span>
      <Became appointment={appointment} />
    </>
  );
}

/** Only what is out of the ordinary is said. */
function Became({ appointment: { status, cancelled_by } }: { appointment: Appointment }) {
  if (status === "noshow")
    return (
      <Badge tone="warning">
        <Trans>Missed</Trans>
      </Badge>
    );
  if (status === "cancelled")
    return (
      <Badge tone="plain">
        {cancelled_by === "staff" ? <Trans>Cancelled by the clinic</Trans> : <Trans>Cancelled</Trans>}
      </Badge>
    );
  return null;
}
