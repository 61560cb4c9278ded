import { Trans, useLingui } from "@lingui/react/macro";
import { Field } from "@portico/shared/components/Field";
import { SelectField } from "@portico/shared/components/SelectField";
import { useQuery } from "@tanstack/react-query";
import type { MatchedTable, RunChannel, RunCriteria } from "../api/types";
import { useClinic } from "../session/clinic";
import card from "../theme/card.module.css";
import { DateField } from "../ui/DateField";
import { RadioCard } from "../ui/Radio";
import { ListPart } from "./ListPart";
import styles from "./NewRun.module.css";
import { locationsQuery, practitionersQuery } from "./queries";
import { useRunChannelWords } from "./runWords";

/** As it is typed; empty is any. */
export type Chosen = Partial<
  Record<"practitioner_id" | "location_id" | "visited_since" | "age_from" | "age_until" | "language", string>
>;

export function criteriaOf({ age_from, age_until, ...rest }: Chosen): RunCriteria {
  const given = Object.fromEntries(Object.entries(rest).filter(([, one]) => one));
  const years = (typed?: string) => (typed && /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : undefined);
  return { ...given, age_from: years(age_from), age_until: years(age_until) } as RunCriteria;
}

const shares = [10, 20, 50, 100, 200];
const channels: RunChannel[] = ["email_or_sms", "email", "sms", "letter"];
const mostLettersAtOnce = 100;

interface Props {
  chosen: Chosen;
  setChosen: (chosen: Chosen) => void;
  /** From a file: the criteria are off then. */
  list?: MatchedTable;
  setList: (list?: MatchedTable) => void;
  channel: RunChannel;
  setChannel: (channel: RunChannel) => void;
  perDay: number;
  setPerDay: (perDay: number) => void;
}

export function CriteriaForm({ chosen, setChosen, list, setList, ...how }: Props) {
  return (
    <form className={card.card} onSubmit={(event) => event.preventDefault()}>
      {!list && <Who chosen={chosen} setChosen={setChosen} />}
      <ListPart list={list} onList={setList} />
      <How {...how} />
    </form>
  );
}

function Who({ chosen, setChosen }: Pick<Props, "chosen" | "setChosen">) {
  const { t } = useLingui();
  const { organization_id } = useClinic();
  const practitioners = useQuery(practitionersQuery(organization_id)).data?.items ?? [];
  const locations = useQuery(locationsQuery(organization_id)).data?.items ?? [];
  const set = (name: keyof Chosen) => (typed: string) => setChosen({ ...chosen, [name]: typed });
  const select = (name: keyof Chosen) => ({
    size: "staff" as const,
    value: chosen[name] ?? "",
    onChange: (event: { target: { value: string } }) => set(name)(event.target.value),
  });
  const age = (name: "age_from" | "age_until") => ({
    size: "staff" as const,
    inputMode: "numeric" as const,
    autoComplete: "off",
    maxLength: 3,
    value: chosen[name] ?? "",
    onChange: (event: { target: { value: string } }) => set(name)(event.target.value.replace(/\D/g, "")),
  });
  return (
    <fieldset className={`${card.part} ${styles.fields}`}>
      <legend className={styles.legend}>
        <Trans>Who</Trans>
      </legend>
      {practitioners.length > 0 && (
        <SelectField label={t`Was seen by`} {...select("practitioner_id")}>
          <option value="">{t`Anybody`}</option>
          {practitioners.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {locations.length > 1 && (
        <SelectField label={t`Was here`} {...select("location_id")}>
          <option value="">{t`Anywhere`}</option>
          {locations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <DateField
        id="visited-since"
        label={t`Last visit not before`}
        value={chosen.visited_since ?? ""}
        onChange={set("visited_since")}
      />
      <div className={styles.ages}>
        <Field id="age-from" label={t`Age from`} {...age("age_from")} />
        <Field id="age-until" label={t`Age to`} {...age("age_until")} />
      </div>
      <SelectField label={t`Language`} {...select("language")}>
        <option value="">{t`Any`}</option>
        <option value="hu">Magyar</option>
        <option value="en">English</option>
        <option value="es">Español</option>
      </SelectField>
    </fieldset>
  );
}

function How({
  channel,
  setChannel,
  perDay,
  setPerDay,
}: Pick<Props, "channel" | "setChannel" | "perDay" | "setPerDay">) {
  const { t } = useLingui();
  const words = useRunChannelWords();
  const printed = channel === "letter";
  function choose(one: RunChannel) {
    setChannel(one);
    if (one === "letter") setPerDay(Math.min(perDay, mostLettersAtOnce));
  }
  return (
    <fieldset className={`${card.part} ${styles.fields}`}>
      <legend className={styles.legend}>
        <Trans>How</Trans>
      </legend>
      {channels.map((one) => (
        <RadioCard key={one} name="channel" checked={channel === one} onChange={() => choose(one)}>
          {words[one]}
        </RadioCard>
      ))}
      <SelectField
        label={printed ? t`How many at a time` : t`How many a day`}
        hint={
          printed
            ? t`You print them on the next page. A letter has a code and a QR code, good for 28 days.`
            : t`Who has a question calls the same day. Messages go between 8 and 20 o'clock.`
        }
        size="staff"
        value={perDay}
        onChange={(event) => setPerDay(Number(event.target.value))}
      >
        {(printed ? shares.filter((share) => share <= mostLettersAtOnce) : shares).map((share) => (
          <option key={share}>{share}</option>
        ))}
      </SelectField>
    </fieldset>
  );
}
