import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { dateTimeAt, dayAt } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { servicesQuery } from "../calendar-setup/queries";
import { locationsQuery, practitionersQuery } from "../invitations/queries";
import { Key } from "../keys/Key";
import { useClinic } from "../session/clinic";
import styles from "./BookPanel.module.css";
import { laterOf } from "./days";
import { Panel } from "./Panel";
import { Refusal } from "./Refusal";
import { TimeChoice } from "./TimeChoice";
import { nearestIn, useTimes } from "./useTimes";
import type { Visit, VisitActs } from "./useVisitActs";

interface Props {
  visit: Visit & { practitioner_name: string; reschedule_until?: string };
  acts: VisitActs;
  onMoved: (start: string) => void;
  onClose: () => void;
}

/** The same service at another time, or with somebody else: without a mouse. */
export function MovePanel({ visit, acts, onMoved, onClose }: Props) {
  const { organization_id, zone, today } = useClinic();
  const form = useRef<HTMLFormElement>(null);
  const services = useQuery(servicesQuery(organization_id)).data?.items;
  const roles = services?.find(({ id }) => id === visit.service_id)?.practitioners ?? [];
  const doctors = (useQuery(practitionersQuery(organization_id)).data?.items ?? []).filter(({ id }) =>
    roles.some((role) => role.practitioner_id === id),
  );
  const places = useQuery(locationsQuery(organization_id)).data?.items ?? [];
  const day = dayAt(visit.start, zone);
  const own = {
    service_id: visit.service_id,
    practitioner_id: visit.practitioner_id,
    location_id: visit.location.id,
    start: visit.start,
  };
  const times = useTimes(
    visit.service_id,
    { practitioner: visit.practitioner_id, day: laterOf(day, today) },
    own,
  );
  const first = times.offered[0]?.start;
  useEffect(() => {
    if (first) form.current?.querySelector<HTMLInputElement>("input[name=time]:checked")?.focus();
  }, [first]);

  async function move(outside: boolean) {
    const slot = times.wanted(
      (doctor) =>
        (doctor === visit.practitioner_id ? visit.location.id : undefined) ??
        roles.find((role) => role.practitioner_id === doctor)?.location_id,
    );
    if (!slot || acts.busy) return;
    const answer = await acts.move(visit, slot, outside);
    if (answer.kind === "done") return onMoved(slot.start);
    if (answer.kind !== "refused") return;
    const near = nearestIn(answer.problem.facts);
    if (near.length > 0) times.change({ near, chosen: near[0] });
  }

  return (
    <Panel
      title={<Trans>Move {visit.patient_name}</Trans>}
      aside={
        <Trans>
          is booked for {dateTimeAt(visit.start, zone)}, {visit.practitioner_name}
        </Trans>
      }
      onClose={onClose}
    >
      <form
        ref={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void move(times.outside);
        }}
      >
        {acts.failure && (
          <Refusal failed={acts.failure} busy={acts.busy} onAllTheSame={() => void move(true)} />
        )}
        {!visit.reschedule_until && (
          <Note tone="warning">
            <Trans>It is too late for the patient to move it; you still can.</Trans>
          </Note>
        )}
        <TimeChoice times={times} doctors={doctors} places={places} />
        <Note tone="quiet">
          <Trans>
            The patient is told of the new time. The old one is given up only when the new one is won.
          </Trans>
        </Note>
        <div className={styles.foot}>
          <Button look="plain" size="staff" onClick={onClose}>
            <Trans>Leave it</Trans>
          </Button>
          <Button type="submit" size="staff" busy={acts.busy}>
            <Trans>Move</Trans>
            <Key filled>↵</Key>
          </Button>
        </div>
      </form>
    </Panel>
  );
}
