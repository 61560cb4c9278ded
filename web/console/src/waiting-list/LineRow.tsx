import { Trans } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { telephone } from "@portico/shared/contact";
import { dateTimeAt, timeAt } from "@portico/shared/dates";
import { Link } from "@tanstack/react-router";
import type { WaitingLineEntry } from "../api/types";
import { spacedPhone } from "../format/phone";
import { shortDateAt } from "../format/shortDate";
import { useClinic } from "../session/clinic";
import type { Answers } from "./useAnswers";
import { WaitActs } from "./WaitActs";
import styles from "./WaitingList.module.css";
import { useWishWords } from "./words";

type Props = { entry: WaitingLineEntry; doctors: Map<string, string>; answers: Answers };

/** One who waits: for what, since when, and the offer that stands. */
export function LineRow({ entry, doctors, answers }: Props) {
  const { organization_id, zone, may } = useClinic();
  const words = useWishWords();
  const isToCall = entry.offer ? entry.offer.by_call : entry.channels.length === 0;
  const name = entry.patient_name;
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        <Link
          to="/contracts/$contract/patients/$patient"
          params={{ contract: organization_id, patient: entry.patient_id }}
          preload={false}
        >
          {name}
        </Link>
      </span>
      <span className={styles.badges}>
        {isToCall && (
          <Badge tone="warning">
            <Trans>Call</Trans>
          </Badge>
        )}
        {entry.offer && (
          <Badge tone="brand">
            <Trans>Offered until {timeAt(entry.offer.expires_at, entry.offer.location.time_zone)}</Trans>
          </Badge>
        )}
      </span>
      <span className={styles.what}>
        <strong>{entry.service_name}</strong> {words(entry, doctors).join(" · ")}
      </span>
      <span className={styles.facts}>
        <span>
          <Trans>waits since {shortDateAt(entry.entered_at, zone)}</Trans>
        </span>
        {entry.replaces_start && (
          <span>
            <Trans>has {dateTimeAt(entry.replaces_start, zone)}</Trans>
          </span>
        )}
        {isToCall && entry.phone && <a href={telephone(entry.phone)}>{spacedPhone(entry.phone)}</a>}
        {isToCall && !entry.phone && (
          <span>
            <Trans>no phone number on record</Trans>
          </span>
        )}
      </span>
      {entry.offer && (
        <p className={styles.offer}>
          {dateTimeAt(entry.offer.start, entry.offer.location.time_zone)} · {entry.offer.practitioner_name} ·{" "}
          {entry.offer.location.name}
        </p>
      )}
      {may("calendar_write") && (
        <WaitActs entry={entry} patient={{ id: entry.patient_id, name }} answers={answers} />
      )}
    </li>
  );
}
