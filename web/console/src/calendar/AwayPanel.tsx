import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Field } from "@portico/shared/components/Field";
import { Note } from "@portico/shared/components/Note";
import { SelectField } from "@portico/shared/components/SelectField";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Failed, Failure } from "../forms/Failure";
import { practitionersQuery } from "../invitations/queries";
import { Key } from "../keys/Key";
import { whenAnySignedOut } from "../queryClient";
import { useClinic } from "../session/clinic";
import { DateField } from "../ui/DateField";
import styles from "./BookPanel.module.css";
import { addDays, isDay, laterOf } from "./days";
import { Panel } from "./Panel";
import { calendarKey, daysQuery } from "./queries";

interface Props {
  practitioner?: string;
  day: string;
  now: number;
  onClose: () => void;
}

const MOST_DAYS = 41;

/** A doctor is ill or on leave: from when until when, and then whom that hits. */
export function AwayPanel({ practitioner, day, now, onClose }: Props) {
  const { t } = useLingui();
  const { organization_id } = useClinic();
  const client = useQueryClient();
  const navigate = useNavigate();
  const people = useQuery(practitionersQuery(organization_id)).data?.items ?? [];
  const [chosen, setChosen] = useState(practitioner);
  const [first, setFirst] = useState(day);
  const [last, setLast] = useState(day);
  const [from, setFrom] = useState("");
  const [note, setNote] = useState("");
  const [failed, setFailed] = useState<Failed>();
  const [busy, setBusy] = useState(false);
  const who = chosen ?? people[0]?.id;
  const until = laterOf(first, last);

  async function save() {
    if (!who || busy) return;
    setBusy(true);
    const answer = await outcome(
      api.POST("/api/console/contracts/{organization_id}/schedule-exceptions", {
        params: { path: { organization_id } },
        body: {
          practitioner_id: who,
          kind: "closed",
          first_day: first,
          last_day: until,
          ...(from.trim() ? { start_time: from.trim().padStart(5, "0") } : {}),
          note: note.trim(),
        },
      }),
    );
    setBusy(false);
    if (answer.kind === "signed-out") return whenAnySignedOut();
    if (answer.kind !== "done")
      return setFailed((before) => ({ outcome: answer, attempt: (before?.attempt ?? 0) + 1 }));
    await client.invalidateQueries({ queryKey: calendarKey(organization_id) });
    onClose();
    await navigate({
      to: "/contracts/$contract/calendar/away/$exception",
      params: { contract: organization_id, exception: answer.value.id },
    });
  }

  return (
    <Panel title={<Trans>Leave or illness</Trans>} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {failed && <Failure failed={failed} />}
        <SelectField
          size="staff"
          label={t`Doctor`}
          value={who}
          onChange={(event) => setChosen(event.target.value)}
        >
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <DateField
          id="away-first"
          label={t`First day away`}
          value={first}
          onChange={(value) => isDay(value) && setFirst(value)}
        />
        <DateField
          id="away-last"
          label={t`Last day away`}
          value={last}
          onChange={(value) => isDay(value) && setLast(value)}
        />
        <Field
          size="staff"
          label={t`From what time each day`}
          aside={t`optional`}
          hint={t`For example 13:00. Leave it empty for whole days.`}
          inputMode="numeric"
          maxLength={5}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <Field
          size="staff"
          label={t`Note for the team`}
          aside={t`optional`}
          hint={t`It stands in the calendar. Patients do not see it.`}
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {who && <Booked practitioner={who} first={first} last={until} now={now} />}
        <div className={styles.foot}>
          <Button look="plain" size="staff" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" size="staff" busy={busy}>
            <Trans>Enter it</Trans>
            <Key filled>↵</Key>
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** Said before it is entered. */
function Booked({
  practitioner,
  first,
  last,
  now,
}: {
  practitioner: string;
  first: string;
  last: string;
  now: number;
}) {
  const { organization_id } = useClinic();
  const tooLong = addDays(first, MOST_DAYS).localeCompare(last) < 0;
  const days = useQuery({
    ...daysQuery(organization_id, { from: first, to: last }),
    placeholderData: undefined,
    enabled: !tooLong,
  }).data;
  if (!days) return null;
  const booked = days.appointments.filter(
    (one) => one.practitioner_id === practitioner && one.status === "booked" && Date.parse(one.start) > now,
  ).length;
  return (
    <Note tone={booked > 0 ? "warning" : "plain"} live>
      <Plural
        value={booked}
        _0="Nobody is booked on these days."
        one="# patient is booked on these days. Nothing is cancelled by itself: next you see other times to offer."
        other="# patients are booked on these days. Nothing is cancelled by itself: next you see other times to offer."
      />
    </Note>
  );
}
