import { Trans, useLingui } from "@lingui/react/macro";
import { Field } from "@portico/shared/components/Field";
import { SelectField } from "@portico/shared/components/SelectField";
import { dayAt, timeAt } from "@portico/shared/dates";
import { i18n } from "@portico/shared/i18n";
import { useClinic } from "../session/clinic";
import { CheckCard } from "../ui/Check";
import { DateField } from "../ui/DateField";
import { Radio } from "../ui/Radio";
import { isDay } from "./days";
import styles from "./TimeChoice.module.css";
import { isSame, type TimesState } from "./useTimes";
import type { Wanted } from "./useVisitActs";

interface Props {
  times: TimesState;
  doctors: { id: string; name: string }[];
  places: { id: string; name: string }[];
}

/** Free times as radio buttons, the nearest first chosen; or any other time, typed. */
export function TimeChoice({ times, doctors, places }: Props) {
  const { t } = useLingui();
  const typed = times.clock.trim() !== "";
  return (
    <div className={styles.frame}>
      <div className={styles.where}>
        <SelectField
          size="staff"
          label={t`Doctor`}
          value={times.practitioner}
          onChange={(event) => times.change({ practitioner: event.target.value, near: undefined })}
        >
          <option value="">{t`Any doctor`}</option>
          {doctors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <DateField
          id="times-from"
          label={t`From`}
          value={times.from}
          onChange={(day) => isDay(day) && times.change({ from: day, near: undefined })}
        />
      </div>
      <fieldset className={styles.times} aria-busy={times.looking}>
        <legend>{times.near ? <Trans>Nearest free times</Trans> : <Trans>Time</Trans>}</legend>
        {times.offered.map((slot) => (
          <Radio
            key={`${slot.practitioner_id} ${slot.location_id} ${slot.start}`}
            name="time"
            checked={!typed && isSame(times.chosen, slot)}
            onChange={() => times.change({ chosen: slot, clock: "" })}
          >
            <Line slot={slot} doctors={doctors} places={places} />
          </Radio>
        ))}
        {times.offered.length === 0 && !times.looking && (
          <p className={styles.none}>
            <Trans>Nothing is free in the three weeks from then. Choose another doctor or a later day.</Trans>
          </p>
        )}
      </fieldset>
      <details className={styles.other} open={typed || times.outside || undefined}>
        <summary>
          <Trans>Another time</Trans>
        </summary>
        <Field
          size="staff"
          label={t`Time on that day`}
          hint={t`For example 8:05. With the doctor and the day chosen above.`}
          inputMode="numeric"
          maxLength={5}
          value={times.clock}
          onChange={(event) => times.change({ clock: event.target.value, near: undefined })}
        />
        <CheckCard
          checked={times.outside}
          hint={<Trans>When the doctor has no hours then.</Trans>}
          onChange={(event) => times.change({ outside: event.target.checked })}
        >
          <Trans>Also outside hours</Trans>
        </CheckCard>
      </details>
    </div>
  );
}

function Line({ slot, doctors, places }: { slot: Wanted } & Pick<Props, "doctors" | "places">) {
  const { zone } = useClinic();
  const nameOf = (all: { id: string; name: string }[], id: string) => all.find((one) => one.id === id)?.name;
  const rest = [
    nameOf(doctors, slot.practitioner_id),
    places.length > 1 ? nameOf(places, slot.location_id) : undefined,
  ];
  return (
    <span className={styles.line}>
      <strong>
        {shortDay(dayAt(slot.start, zone))}, {timeAt(slot.start, zone)}
      </strong>
      <span>{rest.filter(Boolean).join(" · ")}</span>
    </span>
  );
}

const shortDay = (day: string) =>
  i18n.date(new Date(`${day}T12:00:00Z`), {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
