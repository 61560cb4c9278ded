import { useLingui } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { TimelineEntry } from "@portico/shared/components/Timeline";
import { fullDateAt, timeAt, weekdayAt } from "@portico/shared/dates";
import { Calendar, Stethoscope } from "@portico/shared/icons";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Encounter } from "../clinic/types.ts";
import styles from "./Visit.module.css";
import { visitKind } from "./visitKind.ts";

/** One visit of the timeline. */
export function Visit({ visit, coming }: { visit: Encounter; coming?: boolean }) {
  const zone = useClinic().time_zone;
  const { _ } = useLingui();
  const at = visit.started_at;
  const kind = visitKind(visit.class);
  const title = visit.title || (kind ? _(kind) : visit.class);
  const meta = [visit.practitioner, visit.location].filter(Boolean).join(" · ");
  return (
    <TimelineEntry
      icon={coming ? <Calendar size={22} /> : <Stethoscope size={22} />}
      date={at ? <time dateTime={at}>{fullDateAt(at, zone)}</time> : <Trans>Date not known</Trans>}
      time={at ? `${weekdayAt(at, zone)}, ${timeAt(at, zone)}` : undefined}
      title={title}
      meta={meta || undefined}
      coming={coming}
    >
      {visit.reason && <p className={styles.reason}>{visit.reason}</p>}
      <State status={visit.status} />
    </TimelineEntry>
  );
}

/** Only what is out of the ordinary is said. */
function State({ status }: { status: Encounter["status"] }) {
  if (status === "cancelled")
    return (
      <p>
        <Badge tone="plain">
          <Trans>Cancelled</Trans>
        </Badge>
      </p>
    );
  if (status === "in-progress" || status === "arrived" || status === "triaged")
    return (
      <p>
        <Badge>
          <Trans>Going on now</Trans>
        </Badge>
      </p>
    );
  return null;
}
