import { useLingui } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import { serverNow } from "@portico/shared/clock";
import { Badge } from "@portico/shared/components/Badge";
import { DocumentIcon, type DocumentType } from "@portico/shared/components/documentType";
import { Timeline, TimelineEntry, TimelineToday } from "@portico/shared/components/Timeline";
import { dayAt, fullDate, fullDateAt, timeAt, weekdayAt } from "@portico/shared/dates";
import { Calendar, Right, Stethoscope } from "@portico/shared/icons";
import styles from "./VisitTimeline.module.css";
import { visitKind } from "./visitKind.ts";

type Visit = {
  id: string;
  started_at?: string;
  class: string;
  status: string;
  title: string;
  practitioner?: string;
  location?: string;
  reason?: string;
  /** What was made of it: the way to each document. */
  papers?: { id: string; type: DocumentType; title: string; href: string }[];
};

/** The visits, newest first; what is still to come above a rule for today. `zone` is the clinic's. */
export function VisitTimeline({ visits, zone }: { visits: Visit[]; zone: string }) {
  const now = serverNow();
  const isComing = ({ started_at }: Visit) => started_at !== undefined && Date.parse(started_at) > now;
  const coming = visits.filter(isComing);
  return (
    <Timeline>
      {coming.map((visit) => (
        <Entry key={visit.id} visit={visit} zone={zone} coming />
      ))}
      {coming.length > 0 && (
        <TimelineToday date={fullDate(dayAt(new Date(now), zone))}>
          <Trans>Today</Trans>
        </TimelineToday>
      )}
      {visits
        .filter((visit) => !isComing(visit))
        .map((visit) => (
          <Entry key={visit.id} visit={visit} zone={zone} />
        ))}
    </Timeline>
  );
}

function Entry({ visit, zone, coming }: { visit: Visit; zone: string; coming?: boolean }) {
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
      {visit.papers && visit.papers.length > 0 && (
        <ul className={styles.papers}>
          {visit.papers.map(({ id, type, title: name, href }) => (
            <li key={id}>
              <a className={styles.paper} href={href}>
                <DocumentIcon type={type} />
                <span className={styles.name}>{name}</span>
                <Right size={18} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </TimelineEntry>
  );
}

/** Only what is out of the ordinary is said. */
function State({ status }: { status: Visit["status"] }) {
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
