import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Field } from "@portico/shared/components/Field";
import { SelectField } from "@portico/shared/components/SelectField";
import { dateTimeAt } from "@portico/shared/dates";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Appointment, Service } from "../api/types";
import { servicesQuery } from "../calendar-setup/queries";
import type { Failed } from "../forms/Failure";
import { locationsQuery, practitionersQuery } from "../invitations/queries";
import { Key } from "../keys/Key";
import { whenAnySignedOut } from "../queryClient";
import { useClinic } from "../session/clinic";
import { toast } from "../shell/toasts";
import { WaitPanel } from "../waiting-list/WaitPanel";
import type { Wishes } from "../waiting-list/wishes";
import styles from "./BookPanel.module.css";
import { ComingVisits } from "./ComingVisits";
import { Panel } from "./Panel";
import { calendarKey } from "./queries";
import { Refusal } from "./Refusal";
import { TimeChoice } from "./TimeChoice";
import { nearestIn, type Start, useTimes } from "./useTimes";
import { Who } from "./Who";
import { serviceName } from "./words";

interface Person {
  id: string;
  name: string;
}

interface Props {
  start: Start;
  /** Known where it is opened from a record. */
  patient?: Person;
  onBooked: (made: Appointment) => void;
  onClose: () => void;
}

/** What somebody waits for to whom no time was right. */
type Waiting = { service: string } & Partial<Wishes>;

/** What was booked last is likely what the next one wants too. */
let lastService = "";

/** Somebody on the phone: who, what, when, each under Enter. */
export function BookPanel({ start, patient: known, onBooked, onClose }: Props) {
  const { organization_id } = useClinic();
  const services = useQuery(servicesQuery(organization_id)).data?.items;
  const [patient, setPatient] = useState(known);
  const [waiting, setWaiting] = useState<Waiting>();
  if (patient && waiting)
    return (
      <WaitPanel
        patient={patient}
        like={waiting}
        onDone={onClose}
        onBook={() => setWaiting(undefined)}
        onClose={onClose}
      />
    );
  return (
    <Panel title={<Trans>Book an appointment</Trans>} onClose={onClose} focused>
      {patient ? (
        services && (
          <Booking
            patient={patient}
            services={offeredBy(services, start)}
            start={start}
            onOther={known ? undefined : () => setPatient(undefined)}
            onBooked={onBooked}
            onWait={setWaiting}
            onClose={onClose}
          />
        )
      ) : (
        <Who onPick={({ id, name }) => setPatient({ id, name })} />
      )}
    </Panel>
  );
}

/** What can be booked there and with whom the calendar says; everything, when it says nothing. */
function offeredBy(services: Service[], { practitioner, location }: Start): Service[] {
  return services.filter(
    (one) =>
      one.status === "active" &&
      one.practitioners.some(
        (role) =>
          (!practitioner || role.practitioner_id === practitioner) &&
          (!location || role.location_id === location),
      ),
  );
}

interface BookingProps {
  patient: Person;
  services: Service[];
  start: Start;
  onOther?: () => void;
  onBooked: (made: Appointment) => void;
  onWait: (waiting: Waiting) => void;
  onClose: () => void;
}

function Booking({ patient, services, start, onOther, onBooked, onWait, onClose }: BookingProps) {
  const { t } = useLingui();
  const { organization_id, zone, today } = useClinic();
  const client = useQueryClient();
  const [service, setService] = useState(
    services.find(({ id }) => id === lastService)?.id ?? services[0]?.id ?? "",
  );
  const [comment, setComment] = useState("");
  const [failed, setFailed] = useState<Failed>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const what = useRef<HTMLSelectElement>(null);
  const key = useRef<string>(undefined);
  const roles = services.find(({ id }) => id === service)?.practitioners ?? [];
  const doctors = (useQuery(practitionersQuery(organization_id)).data?.items ?? []).filter(({ id }) =>
    roles.some((role) => role.practitioner_id === id),
  );
  const places = useQuery(locationsQuery(organization_id)).data?.items ?? [];
  const times = useTimes(service, start);
  useEffect(() => what.current?.focus(), []);

  async function book(outside: boolean) {
    const slot = times.wanted(
      (doctor) => start.location ?? roles.find((role) => role.practitioner_id === doctor)?.location_id,
    );
    if (!slot || busy) return;
    setBusy(true);
    key.current ??= crypto.randomUUID();
    const answer = await outcome(
      api.POST("/api/console/contracts/{organization_id}/patients/{patient_id}/appointments", {
        params: { path: { organization_id, patient_id: patient.id } },
        headers: { "Idempotency-Key": key.current },
        body: {
          slot,
          ...(outside ? { outside_hours: true } : {}),
          ...(comment.trim() ? { comment: comment.trim() } : {}),
        },
      }),
    );
    setBusy(false);
    if (answer.kind === "offline") return setFailed((before) => failure(answer, before));
    key.current = undefined;
    await Promise.all([
      client.invalidateQueries({ queryKey: calendarKey(organization_id) }),
      client.invalidateQueries({ queryKey: ["patient", patient.id] }),
    ]);
    if (answer.kind === "signed-out") return whenAnySignedOut();
    if (answer.kind === "done") {
      lastService = service;
      const when = dateTimeAt(answer.value.start, zone);
      toast(msg`Booked for ${patient.name}: ${when}`);
      return onBooked(answer.value);
    }
    const near = nearestIn(answer.problem.facts);
    if (near.length > 0) times.change({ near, chosen: near[0] });
    setFailed((before) => failure(answer, before));
  }

  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void book(times.outside);
      }}
    >
      <p className={styles.who}>
        <strong>{patient.name}</strong>
        {onOther && (
          <button type="button" className={styles.other} onClick={onOther}>
            <Trans>Somebody else</Trans>
          </button>
        )}
      </p>
      <ComingVisits patient={patient.id} />
      {failed && <Refusal failed={failed} busy={busy} onAllTheSame={() => void book(true)} />}
      <SelectField
        ref={what}
        size="staff"
        label={t`What`}
        value={service}
        onChange={(event) => {
          setService(event.target.value);
          times.change({ near: undefined });
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          // Enter takes what stands there; with the time given, that is all there is to say.
          event.preventDefault();
          if (times.given) void book(times.outside);
          else form.current?.querySelector<HTMLInputElement>("input[name=time]:checked")?.focus();
        }}
      >
        {services.map((one) => (
          <option key={one.id} value={one.id}>
            {serviceName(one)}
          </option>
        ))}
      </SelectField>
      <TimeChoice times={times} doctors={doctors} places={places} />
      <button
        type="button"
        className={styles.other}
        onClick={() =>
          onWait({
            service,
            practitioners: times.practitioner ? [times.practitioner] : [],
            locations: start.location ? [start.location] : [],
            from: times.from > today ? times.from : "",
          })
        }
      >
        <Trans>Nothing suits: put on the waiting list</Trans>
      </button>
      <Field
        size="staff"
        label={t`Note`}
        aside={t`optional`}
        hint={t`The patient sees it in the portal.`}
        maxLength={1000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <div className={styles.foot}>
        <Button look="plain" size="staff" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" size="staff" busy={busy}>
          <Trans>Book</Trans>
          <Key filled>↵</Key>
        </Button>
      </div>
    </form>
  );
}

const failure = (outcome: Failed["outcome"], before?: Failed): Failed => ({
  outcome,
  attempt: (before?.attempt ?? 0) + 1,
});
