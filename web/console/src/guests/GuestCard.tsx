import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { dateTimeAt, dayAt, fullDate } from "@portico/shared/dates";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Guest } from "../api/types";
import { useStatusWords } from "../calendar/words";
import { ageOn } from "../format/age";
import { spacedPhone } from "../format/phone";
import { Failure } from "../forms/Failure";
import { PatientPicker } from "../patients/PatientPicker";
import { useClinic } from "../session/clinic";
import card from "../theme/card.module.css";
import { Facts } from "../ui/Facts";
import { CandidateRow } from "./CandidateRow";
import styles from "./GuestCard.module.css";
import { useJoining } from "./useJoining";

/** A guest, the visit, and what can be said of who it is. */
export function GuestCard({ guest }: { guest: Guest }) {
  const { t } = useLingui();
  const { organization_id, zone, today } = useClinic();
  const words = useStatusWords();
  const joining = useJoining(organization_id, guest);
  const { appointment, birth_date, phone, email, proof } = guest;
  const id = `guest-${guest.id}`;
  return (
    <section className={card.card} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.name}>
          {guest.name}
        </h2>
        <Badge tone={appointment.status === "cancelled" ? "warning" : "plain"}>
          {words[appointment.status]}
        </Badge>
        <Link
          to="/contracts/$contract/calendar"
          params={{ contract: organization_id }}
          search={{ day: dayAt(appointment.start, zone), visit: appointment.id }}
        >
          {dateTimeAt(appointment.start, zone)}
        </Link>
        <span className={styles.what}>
          {appointment.service_name} · {appointment.practitioner_name}
        </span>
      </div>
      <div className={styles.part}>
        <Facts
          facts={[
            [
              t`Date of birth`,
              birth_date ? (
                <>
                  {fullDate(birth_date)} ({ageOn(birth_date, today)})
                </>
              ) : (
                "–"
              ),
            ],
            [
              t`Phone`,
              phone ? <Contact key="phone" text={spacedPhone(phone)} proved={proof === "sms"} /> : "–",
            ],
            [t`E-mail`, email ? <Contact key="email" text={email} proved={proof === "email"} /> : "–"],
            [t`Booked`, dateTimeAt(guest.created_at, zone)],
            appointment.comment ? [t`Patient's note`, appointment.comment] : undefined,
          ]}
        />
        {joining.failed && <Failure failed={joining.failed} />}
        {guest.joined ? (
          <Joined guest={guest} joining={joining} />
        ) : (
          <Deciding guest={guest} joining={joining} />
        )}
      </div>
    </section>
  );
}

const Contact = ({ text, proved }: { text: string; proved: boolean }) => (
  <span className={styles.contact}>
    {text}{" "}
    {proved ? (
      <Badge>
        <Trans>proved by a code</Trans>
      </Badge>
    ) : (
      <Badge tone="plain">
        <Trans>not proved</Trans>
      </Badge>
    )}
  </span>
);

type Props = { guest: Guest; joining: ReturnType<typeof useJoining> };

function Joined({ guest, joining }: Props) {
  const { organization_id, zone } = useClinic();
  if (!guest.joined) return null;
  const { patient_id, name, by, at, made_record } = guest.joined;
  const when = dateTimeAt(at, zone);
  return (
    <div className={styles.actions}>
      <p>
        {made_record ? (
          <Trans>
            {by} made a record of this guest on {when}:
          </Trans>
        ) : (
          <Trans>
            {by} joined this guest on {when} with
          </Trans>
        )}{" "}
        <Link
          to="/contracts/$contract/patients/$patient/data"
          params={{ contract: organization_id, patient: patient_id }}
        >
          {name}
        </Link>
      </p>
      <Button look="plain" size="staff" busy={joining.busy} onClick={() => void joining.separate()}>
        <Trans>Undo</Trans>
      </Button>
    </div>
  );
}

/** With a record that is like it, with another, or with a new one. */
function Deciding({ guest, joining }: Props) {
  const [asking, setAsking] = useState<"other" | "new">();
  const { candidates } = guest;
  const known = candidates.length > 0;
  const asNew = () => {
    setAsking(undefined);
    void joining.join({ even_if_similar: known });
  };
  return (
    <>
      {known && (
        <ul className={styles.candidates}>
          {candidates.map((candidate, place) => (
            <CandidateRow
              key={candidate.patient.id}
              candidate={candidate}
              first={place === 0}
              busy={joining.busy}
              onJoin={() => void joining.join({ patient_id: candidate.patient.id, even_if_similar: false })}
            />
          ))}
        </ul>
      )}
      {!known && (
        <p className={styles.none}>
          <Trans>No record is like it.</Trans>
        </p>
      )}
      <div className={styles.actions}>
        <Button look="plain" size="staff" onClick={() => setAsking("other")}>
          <Trans>Another record…</Trans>
        </Button>
        <Button
          look={known ? "plain" : undefined}
          size="staff"
          busy={joining.busy}
          onClick={() => (known ? setAsking("new") : asNew())}
        >
          <Trans>Make a new record</Trans>
        </Button>
      </div>
      {asking === "other" && (
        <Dialog title={<Trans>Whose visit is it?</Trans>} onClose={() => setAsking(undefined)}>
          <PatientPicker
            hint={<Trans>Type a part of the name, the date of birth or the phone number.</Trans>}
            onPick={({ id }) => {
              setAsking(undefined);
              void joining.join({ patient_id: id, even_if_similar: false });
            }}
          />
        </Dialog>
      )}
      {asking === "new" && (
        <Dialog
          title={<Trans>Somebody else than these records?</Trans>}
          urgent
          onClose={() => setAsking(undefined)}
          actions={
            <>
              <Button look="plain" size="staff" onClick={() => setAsking(undefined)}>
                <Trans>Cancel</Trans>
              </Button>
              <Button size="staff" onClick={asNew}>
                <Trans>It is somebody else: new record</Trans>
              </Button>
            </>
          }
        >
          <p>
            <Trans>
              A second record of one person is hard to mend later. Make a new one only when you are sure that
              none of the records shown is this person’s.
            </Trans>
          </p>
        </Dialog>
      )}
    </>
  );
}
