import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { dateTimeAt, dayAt, fullDate, timeAt, weekdayDate } from "@portico/shared/dates";
import { Video } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { patientQuery } from "../api/queries";
import type { CalendarAppointment } from "../api/types";
import { ageOn } from "../format/age";
import { spacedPhone } from "../format/phone";
import { Failure } from "../forms/Failure";
import { Key } from "../keys/Key";
import { useKey } from "../keys/useKey";
import { useClinic } from "../session/clinic";
import { Facts } from "../ui/Facts";
import { CancelDialog } from "./CancelDialog";
import { Changes } from "./Changes";
import { Panel } from "./Panel";
import { StatusButtons } from "./StatusButtons";
import type { VisitActs } from "./useVisitActs";
import styles from "./VisitPanel.module.css";
import { useNameOf, useStatusWords } from "./words";

interface Props {
  visit: CalendarAppointment;
  acts: VisitActs;
  now: number;
  onMove: () => void;
  onClose: () => void;
}

/** One visit: who, when, what, what to do with it, and who has done what. */
export function VisitPanel({ visit, acts, now, onMove, onClose }: Props) {
  const { t } = useLingui();
  const { organization_id, zone, today, may } = useClinic();
  const words = useStatusWords();
  const nameOf = useNameOf();
  const [cancelling, setCancelling] = useState(false);
  const path = { organization_id, patient_id: visit.patient_id };
  const record = useQuery({ ...patientQuery(path), enabled: !visit.is_guest }).data;
  const mayWrite = may("calendar_write");
  const isOpen = visit.status === "booked" && Date.parse(visit.start) > now;
  const isRequest = visit.status === "pending";
  useKey("m", onMove, mayWrite && isOpen);
  return (
    <Panel
      title={nameOf(visit)}
      aside={
        record?.birth_date && (
          <>
            {fullDate(record.birth_date)} ({ageOn(record.birth_date, today)})
          </>
        )
      }
      onClose={onClose}
      foot={
        mayWrite && (isOpen || isRequest) ? (
          <>
            {isOpen && (
              <Button look="plain" size="staff" onClick={onMove}>
                <Trans>Move</Trans>
                <Key>M</Key>
              </Button>
            )}
            <Button look="plain" size="staff" onClick={() => setCancelling(true)}>
              {isRequest ? <Trans>Decline the request</Trans> : <Trans>Cancel the appointment</Trans>}
            </Button>
          </>
        ) : undefined
      }
    >
      <p className={styles.links}>
        {visit.is_guest ? (
          may("patients_write") && (
            <Link to="/contracts/$contract/guests" params={{ contract: organization_id }}>
              <Trans>Join with a record</Trans>
            </Link>
          )
        ) : (
          <Link
            to="/contracts/$contract/patients/$patient/data"
            params={{ contract: organization_id, patient: visit.patient_id }}
          >
            <Trans>Open record</Trans>
          </Link>
        )}
        {record?.phone && <a href={`tel:${record.phone}`}>{spacedPhone(record.phone)}</a>}
        {!visit.portal_activated && !visit.is_guest && (
          <Link
            to="/contracts/$contract/patients/$patient/portal"
            params={{ contract: organization_id, patient: visit.patient_id }}
            search={{ desk: true }}
          >
            <Trans>Enrol in the portal</Trans>
          </Link>
        )}
      </p>
      <p className={styles.state}>
        <Badge
          tone={visit.status === "noshow" || visit.status === "cancelled" || isRequest ? "warning" : "brand"}
        >
          {words[visit.status]}
        </Badge>
        {visit.is_guest && (
          <Badge tone="warning">
            <Trans>Guest – not joined with a record</Trans>
          </Badge>
        )}
        {!visit.portal_activated && !visit.is_guest && (
          <Badge tone="plain">
            <Trans>Portal not activated</Trans>
          </Badge>
        )}
        <Waiting visit={visit} now={now} />
      </p>
      {acts.failure && <Failure failed={acts.failure} />}
      {mayWrite && <StatusButtons visit={visit} acts={acts} now={now} />}
      <Facts
        facts={[
          [
            t`When`,
            <>
              {weekdayDate(dayAt(visit.start, zone))}
              <br />
              {timeAt(visit.start, zone)}–{timeAt(visit.end, zone)}
            </>,
          ],
          [
            t`What`,
            <>
              {visit.service_name} {visit.modality === "video" && <Video size={16} />}
            </>,
          ],
          visit.video_url
            ? [
                t`Video room`,
                <a key="room" href={visit.video_url} target="_blank" rel="noreferrer">
                  {new URL(visit.video_url).host}
                </a>,
              ]
            : undefined,
          [t`Doctor`, visit.practitioner_name],
          [t`Institution`, visit.location.name],
          visit.confirmed_at ? [t`Confirmed`, dateTimeAt(visit.confirmed_at, zone)] : undefined,
          visit.comment ? [t`Patient's note`, visit.comment] : undefined,
          visit.moved_from ? [t`Moved from`, dateTimeAt(visit.moved_from, zone)] : undefined,
          visit.cancel_reason ? [t`Reason`, visit.cancel_reason] : undefined,
        ]}
      />
      <Changes visit={visit} />
      {cancelling && <CancelDialog visit={visit} acts={acts} onClose={() => setCancelling(false)} />}
    </Panel>
  );
}

export function Waiting({ visit, now }: { visit: CalendarAppointment; now: number }) {
  const minutes = Math.max(0, Math.floor((now - Date.parse(visit.changed_at)) / 60_000));
  if (visit.status === "arrived")
    return (
      <span className={styles.since}>
        <Plural value={minutes} _0="has just come" one="waiting for # minute" other="waiting for # minutes" />
      </span>
    );
  const over = Math.floor((now - Date.parse(visit.end)) / 60_000);
  if (visit.status === "in-progress" && over > 0)
    return (
      <span className={styles.over}>
        <Plural value={over} one="# minute over" other="# minutes over" />
      </span>
    );
  return null;
}
