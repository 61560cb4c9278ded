import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { SelectField } from "@portico/shared/components/SelectField";
import { Clock } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Service, WaitingEntry } from "../api/types";
import { Panel } from "../calendar/Panel";
import { Who } from "../calendar/Who";
import { serviceName } from "../calendar/words";
import { servicesQuery } from "../calendar-setup/queries";
import { Failure } from "../forms/Failure";
import { Key } from "../keys/Key";
import { useClinic } from "../session/clinic";
import { policyQuery } from "./queries";
import { useWait } from "./useWait";
import styles from "./WaitPanel.module.css";
import { WishFields } from "./WishFields";
import { open, type Wishes, wishesOf } from "./wishes";

interface Person {
  id: string;
  name: string;
}

interface Props {
  /** Asked for when it is not known. */
  patient?: Person;
  /** Whose wishes change; without one it is a new one. */
  entry?: WaitingEntry;
  /** What was looked for when nothing suited. */
  like?: { service: string } & Partial<Wishes>;
  onDone: () => void;
  /** The way to the free times, should there be some. */
  onBook?: () => void;
  onClose: () => void;
}

/** Puts somebody on the waiting list, or changes what he waits for. */
export function WaitPanel({ patient: known, entry, onClose, ...rest }: Props) {
  const { organization_id } = useClinic();
  const [patient, setPatient] = useState(known);
  const services = useQuery(servicesQuery(organization_id)).data?.items;
  const policy = useQuery(policyQuery(organization_id)).data;
  const modeOf = (id: string) =>
    policy?.services.find(({ service_id }) => service_id === id)?.mode ?? policy?.mode;
  const waitable = services?.filter(
    ({ id, status }) => id === entry?.service_id || (status === "active" && modeOf(id) !== "off"),
  );
  return (
    <Panel
      title={entry ? <Trans>Change what is waited for</Trans> : <Trans>Put on the waiting list</Trans>}
      onClose={onClose}
      focused
    >
      {!patient && <Who onPick={({ id, name }) => setPatient({ id, name })} />}
      {patient && policy && waitable?.length === 0 && <NoList />}
      {patient && policy && waitable && waitable.length > 0 && (
        <WaitForm {...rest} patient={patient} entry={entry} services={waitable} onClose={onClose} />
      )}
    </Panel>
  );
}

const NoList = () => (
  <Empty icon={<Clock size={28} />} title={<Trans>There is no waiting list</Trans>}>
    <Trans>Whoever sets up the calendar can switch it on, on the page of the waiting list.</Trans>
  </Empty>
);

type FormProps = Omit<Props, "patient"> & { patient: Person; services: Service[] };

function WaitForm({ patient, entry, like, services, onDone, onBook, onClose }: FormProps) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState(entry?.service_id ?? like?.service);
  const [wishes, setWishes] = useState<Wishes>(() => (entry ? wishesOf(entry) : { ...open, ...like }));
  const wait = useWait(patient, onDone);
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  const service = services.find(({ id }) => id === chosen) ?? services[0];
  if (!service) return null;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void (entry ? wait.change(entry, wishes) : wait.enter(service.id, wishes));
      }}
    >
      <p className={styles.who}>{patient.name}</p>
      {wait.failed && (
        <div className={styles.refusal}>
          <Failure failed={wait.failed} />
          {wait.isFree && onBook && (
            <Button look="plain" size="staff" onClick={onBook}>
              <Trans>Show the free times</Trans>
            </Button>
          )}
        </div>
      )}
      <SelectField
        ref={first}
        size="staff"
        label={t`What`}
        value={service.id}
        disabled={Boolean(entry)}
        onChange={(event) => {
          setChosen(event.target.value);
          // Doctors, places and visits are those of the service.
          setWishes((before) => ({ ...before, practitioners: [], locations: [], replaces: "" }));
        }}
      >
        {services.map((one) => (
          <option key={one.id} value={one.id}>
            {serviceName(one)}
          </option>
        ))}
      </SelectField>
      <WishFields
        service={service}
        patient={patient.id}
        wishes={wishes}
        onChange={(change) => setWishes((before) => ({ ...before, ...change }))}
        faultOf={wait.faultOf}
      />
      <div className={styles.foot}>
        <Button look="plain" size="staff" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" size="staff" busy={wait.busy}>
          {entry ? <Trans>Save</Trans> : <Trans>Put on the list</Trans>}
          <Key filled>↵</Key>
        </Button>
      </div>
    </form>
  );
}
