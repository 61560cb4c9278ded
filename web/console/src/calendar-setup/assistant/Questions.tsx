import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { CheckSet } from "@portico/shared/components/CheckSet";
import { ErrorSummary } from "@portico/shared/components/ErrorSummary";
import { Field } from "@portico/shared/components/Field";
import { SelectField } from "@portico/shared/components/SelectField";
import { Close, Plus } from "@portico/shared/icons";
import { type ReactNode, useId } from "react";
import { Failure } from "../../forms/Failure";
import { useClinic } from "../../session/clinic";
import card from "../../theme/card.module.css";
import { RadioCard } from "../../ui/Radio";
import { ClockField } from "../hours/ClockField";
import { capital, mondayOf, plusDays, weekdayName } from "../hours/days";
import { weekdays } from "../hours/lines";
import { Week } from "../hours/WeekPreview";
import type { Institution, Practitioner } from "../types";
import { shortPlace } from "../words";
import type { Faults } from "./Assistant";
import styles from "./Assistant.module.css";
import { type Answers, roomFor, weekOf, withLine } from "./answers";

interface Props {
  answers: Answers;
  practitioners: Practitioner[];
  institutions: Institution[];
  faults: Faults;
  busy: boolean;
  onAnswers: (answers: Answers) => void;
  onMake: () => void;
}

/** Five questions, each with a usual answer, and the week that they make beside them. */
export function Questions(props: Props) {
  const { answers, faults, busy, onMake } = props;
  const { i18n } = useLingui();
  const { today } = useClinic();
  const monday = plusDays(mondayOf(today), 7);
  const week = weekOf(answers, monday);
  const duration = Number(answers.services[0]?.duration);
  const room = i18n.number(roomFor(week, duration));
  const name = answers.services[0]?.name.trim();
  return (
    <form
      className={styles.columns}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onMake();
      }}
    >
      <div className={styles.questions}>
        <p className={styles.lead}>
          <Trans>
            Five answers make a calendar that can be booked. Everything can be changed afterwards, and taken
            back.
          </Trans>
        </p>
        {faults.fields.length > 0 && (
          <ErrorSummary key={faults.attempt} title={<Trans>Please check this</Trans>} items={faults.fields} />
        )}
        {faults.failed && <Failure failed={faults.failed} />}
        <div className={card.card}>
          <What {...props} />
          <Who {...props} />
          <Days {...props} />
          <Times {...props} />
          <How {...props} />
        </div>
        <div className={styles.actions}>
          <Button type="submit" size="staff" busy={busy}>
            <Trans>Make the calendar</Trans>
          </Button>
        </div>
      </div>
      <section className={styles.beside} aria-labelledby="draft-title">
        <h2 id="draft-title">
          <Trans>A week with these answers</Trans>
        </h2>
        {name && (
          <p className={styles.quiet} aria-live="polite">
            <Trans>
              {name}: up to {room} appointments a week with each doctor
            </Trans>
          </p>
        )}
        <Week days={week} institutions={[]} exceptions={[]} />
      </section>
    </form>
  );
}

const Title = ({ number, children }: { number: number; children: ReactNode }) => (
  <span className={styles.title}>
    <span className={styles.number} aria-hidden="true">
      {number}
    </span>
    {children}
  </span>
);

/** `titled`: the controls inside bring the title as their own legend. */
function Question({
  number,
  title,
  titled,
  children,
}: {
  number: number;
  title: ReactNode;
  titled?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={`${card.part} ${styles.question}`} aria-labelledby={titled ? undefined : id}>
      {!titled && (
        <h2 id={id}>
          <Title number={number}>{title}</Title>
        </h2>
      )}
      {children}
    </section>
  );
}

const faultOf = (faults: Faults, id: string) => faults.fields.find((one) => one.id === id)?.text;

function What({ answers, faults, onAnswers }: Props) {
  const { t } = useLingui();
  const set = (key: number, part: { name?: string; duration?: string }) =>
    onAnswers({
      ...answers,
      services: answers.services.map((one) => (one.key === key ? { ...one, ...part } : one)),
    });
  return (
    <Question number={1} title={<Trans>What do you offer, and how long does it take?</Trans>}>
      {answers.services.map(({ key, name, duration }, place) => (
        <div key={key} className={styles.service}>
          <Field
            id={`first-service-${key}-name`}
            size="staff"
            label={t`Service`}
            value={name}
            maxLength={120}
            autoComplete="off"
            error={faultOf(faults, `first-service-${key}-name`)}
            onChange={(event) => set(key, { name: event.target.value })}
          />
          <Field
            id={`first-service-${key}-duration`}
            size="staff"
            label={t`Minutes`}
            value={duration}
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            error={faultOf(faults, `first-service-${key}-duration`)}
            onChange={(event) => set(key, { duration: event.target.value })}
          />
          {place > 0 && (
            <Button
              look="quiet"
              size="small"
              aria-label={t`Remove ${name || t`this line`}`}
              onClick={() =>
                onAnswers({ ...answers, services: answers.services.filter((one) => one.key !== key) })
              }
            >
              <Close size={16} />
            </Button>
          )}
        </div>
      ))}
      <Button
        look="quiet"
        size="small"
        icon={<Plus size={16} />}
        onClick={() =>
          onAnswers({ ...answers, services: withLine(answers.services, { name: "", duration: "30" }) })
        }
      >
        <Trans>Another service</Trans>
      </Button>
    </Question>
  );
}

function Who({ answers, practitioners, faults, onAnswers }: Props) {
  const { t } = useLingui();
  const title = <Trans>Who does it?</Trans>;
  return (
    <Question number={2} title={title} titled={practitioners.length > 0}>
      {practitioners.length > 0 && (
        <CheckSet
          id="first-practitioners"
          size="staff"
          legend={<Title number={2}>{title}</Title>}
          choices={practitioners.map(({ id }) => id)}
          words={Object.fromEntries(practitioners.map(({ id, name }) => [id, name]))}
          chosen={answers.practitioners}
          error={faultOf(faults, "first-practitioners")}
          onChoose={(chosen) => onAnswers({ ...answers, practitioners: chosen })}
        />
      )}
      {answers.newcomers.map(({ key, name }) => (
        <Field
          key={key}
          id={`first-newcomer-${key}`}
          size="staff"
          label={t`Name of the doctor, as patients should see it`}
          value={name}
          maxLength={120}
          autoComplete="off"
          error={faultOf(faults, `first-newcomer-${key}`)}
          onChange={(event) =>
            onAnswers({
              ...answers,
              newcomers: answers.newcomers.map((one) =>
                one.key === key ? { ...one, name: event.target.value } : one,
              ),
            })
          }
        />
      ))}
      <Button
        look="quiet"
        size="small"
        icon={<Plus size={16} />}
        onClick={() => onAnswers({ ...answers, newcomers: withLine(answers.newcomers, { name: "" }) })}
      >
        <Trans>Somebody else</Trans>
      </Button>
      <p className={styles.quiet}>
        <Trans>Who has working hours already keeps them.</Trans>
      </p>
    </Question>
  );
}

function Days({ answers, institutions, faults, onAnswers }: Props) {
  const { t } = useLingui();
  const { name: clinic } = useClinic();
  const days = weekdays.map(String);
  const title = <Trans>On which days?</Trans>;
  return (
    <Question number={3} title={title} titled>
      <CheckSet
        id="first-weekdays"
        size="staff"
        legend={<Title number={3}>{title}</Title>}
        choices={days}
        words={Object.fromEntries(days.map((day) => [day, capital(weekdayName(Number(day)))]))}
        chosen={answers.weekdays.map(String)}
        error={faultOf(faults, "first-weekdays")}
        onChoose={(chosen) => onAnswers({ ...answers, weekdays: chosen.map(Number) })}
      />
      {institutions.length > 1 && (
        <SelectField
          id="first-location_id"
          size="staff"
          label={t`Where`}
          value={answers.location_id}
          error={faultOf(faults, "first-location_id")}
          onChange={(event) => onAnswers({ ...answers, location_id: event.target.value })}
        >
          {institutions.map((one) => (
            <option key={one.id} value={one.id}>
              {shortPlace(one.name, clinic)}
            </option>
          ))}
        </SelectField>
      )}
    </Question>
  );
}

const timeFields = ["first-start_time", "first-end_time", "first-break_start_time", "first-break_end_time"];

function Times({ answers, faults, onAnswers }: Props) {
  const { t } = useLingui();
  const clock = (field: "start" | "end" | "pauseStart" | "pauseEnd", id: string, label: string) => (
    <ClockField
      id={id}
      label={label}
      value={answers[field]}
      invalid={faultOf(faults, id)}
      onChange={(text) => onAnswers({ ...answers, [field]: text })}
    />
  );
  return (
    <Question number={4} title={<Trans>From when until when?</Trans>}>
      <div className={styles.times}>
        {clock("start", "first-start_time", t`From`)}
        <span aria-hidden="true">–</span>
        {clock("end", "first-end_time", t`Until`)}
        <label className={styles.pause}>
          <input
            type="checkbox"
            checked={answers.pause}
            onChange={(event) => onAnswers({ ...answers, pause: event.target.checked })}
          />
          <Trans>with a break</Trans>
        </label>
        {answers.pause && (
          <span className={styles.times}>
            {clock("pauseStart", "first-break_start_time", t`Break from`)}
            <span aria-hidden="true">–</span>
            {clock("pauseEnd", "first-break_end_time", t`Break until`)}
          </span>
        )}
      </div>
      {timeFields.map((id) => {
        const text = faultOf(faults, id);
        return (
          text && (
            <p key={id} id={`${id}-error`} className={styles.fault}>
              {text}
            </p>
          )
        );
      })}
    </Question>
  );
}

function How({ answers, onAnswers }: Props) {
  const radio = (value: Answers["availability"]) => ({
    name: "first-availability",
    value,
    checked: answers.availability === value,
    onChange: () => onAnswers({ ...answers, availability: value }),
  });
  return (
    <Question number={5} title={<Trans>May patients book online by themselves?</Trans>}>
      <div className={styles.choices}>
        <RadioCard {...radio("online")} hint={<Trans>They choose a free time; it is theirs at once.</Trans>}>
          <Trans>Yes</Trans>
        </RadioCard>
        <RadioCard {...radio("on_request")} hint={<Trans>They ask for a time; your staff confirm it.</Trans>}>
          <Trans>Only on request</Trans>
        </RadioCard>
        <RadioCard {...radio("by_phone")} hint={<Trans>They see what there is and your phone number.</Trans>}>
          <Trans>No, they call us</Trans>
        </RadioCard>
      </div>
    </Question>
  );
}
