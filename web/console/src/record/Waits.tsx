import { Trans } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { dateTimeAt, timeAt } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import type { WaitingEntry } from "../api/types";
import { shortDateAt } from "../format/shortDate";
import { Failure } from "../forms/Failure";
import { useClinic } from "../session/clinic";
import card from "../theme/card.module.css";
import { doctorsQuery, waitsQuery } from "../waiting-list/queries";
import { type Answers, useAnswers } from "../waiting-list/useAnswers";
import { WaitActs } from "../waiting-list/WaitActs";
import { useWishWords } from "../waiting-list/words";
import styles from "./Appointments.module.css";
import { usePatientPath } from "./Record";

interface Props {
  patient: { id: string; name: string };
}

/** What the patient is on the waiting list for. Nothing for everybody else. */
export function Waits({ patient }: Props) {
  const path = usePatientPath();
  const list = useQuery(waitsQuery(path));
  const doctors = useQuery(doctorsQuery(path.organization_id));
  const names = new Map(doctors.data?.items.map(({ id, name }) => [id, name]));
  const answers = useAnswers(path.organization_id);
  const standing = list.data?.items.filter(({ ended_at }) => !ended_at) ?? [];
  if (standing.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>
        <Trans>On the waiting list</Trans>
      </h2>
      {answers.failure && <Failure failed={answers.failure} />}
      <ul className={card.card}>
        {standing.map((entry) => (
          <Wait key={entry.id} entry={entry} patient={patient} doctors={names} answers={answers} />
        ))}
      </ul>
    </section>
  );
}

interface WaitProps extends Props {
  entry: WaitingEntry;
  doctors: Map<string, string>;
  answers: Answers;
}

function Wait({ entry, patient, doctors, answers }: WaitProps) {
  const { zone, may } = useClinic();
  const words = useWishWords();
  const { offer } = entry;
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <strong>{entry.service_name}</strong>
        <span>{words(entry, doctors).join(" · ")}</span>
        <span>
          <Trans>waits since {shortDateAt(entry.entered_at, zone)}</Trans>
          {entry.replaces_start && (
            <>
              {" · "}
              <Trans>has {dateTimeAt(entry.replaces_start, zone)}</Trans>
            </>
          )}
        </span>
        {offer && (
          <span>
            {dateTimeAt(offer.start, offer.location.time_zone)} · {offer.practitioner_name} ·{" "}
            {offer.location.name}
          </span>
        )}
      </div>
      {offer && (
        <Badge tone="brand">
          <Trans>Offered until {timeAt(offer.expires_at, offer.location.time_zone)}</Trans>
        </Badge>
      )}
      {may("calendar_write") && <WaitActs entry={entry} patient={patient} answers={answers} />}
    </li>
  );
}
