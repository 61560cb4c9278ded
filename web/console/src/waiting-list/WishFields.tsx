import { Trans, useLingui } from "@lingui/react/macro";
import { CheckSet } from "@portico/shared/components/CheckSet";
import { SelectField } from "@portico/shared/components/SelectField";
import { dateTimeAt } from "@portico/shared/dates";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { Service } from "../api/types";
import { appointmentsQuery } from "../calendar/queries";
import { locationsQuery, practitionersQuery } from "../invitations/queries";
import { useClinic } from "../session/clinic";
import { DateField } from "../ui/DateField";
import styles from "./WaitPanel.module.css";
import { DAY, hours, notices, type Wishes } from "./wishes";
import { clockTime, useNoticeWords, weekdayName } from "./words";

interface Props {
  service: Service;
  patient: string;
  wishes: Wishes;
  onChange: (change: Partial<Wishes>) => void;
  /** The refusal of a field, in the server's words. */
  faultOf: (field: string) => string | undefined;
}

const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"];

/** What a patient would come for: each has an answer already. */
export function WishFields({ service, patient, wishes, onChange, faultOf }: Props) {
  const { t } = useLingui();
  const { organization_id } = useClinic();
  const noticeWords = useNoticeWords();
  const roles = service.practitioners;
  const doctors = (useQuery(practitionersQuery(organization_id)).data?.items ?? []).filter(({ id }) =>
    roles.some((role) => role.practitioner_id === id),
  );
  const places = (useQuery(locationsQuery(organization_id)).data?.items ?? []).filter(({ id }) =>
    roles.some((role) => role.location_id === id),
  );
  return (
    <>
      {doctors.length > 1 && (
        <CheckSet
          size="staff"
          id="wait-doctors"
          legend={<Trans>With whom (none ticked: any doctor)</Trans>}
          choices={doctors.map(({ id }) => id)}
          words={namesOf(doctors)}
          chosen={wishes.practitioners}
          onChoose={(practitioners) => onChange({ practitioners })}
          error={faultOf("practitioner_ids")}
        />
      )}
      {places.length > 1 && (
        <CheckSet
          size="staff"
          id="wait-places"
          legend={<Trans>Where (none ticked: anywhere)</Trans>}
          choices={places.map(({ id }) => id)}
          words={namesOf(places)}
          chosen={wishes.locations}
          onChoose={(locations) => onChange({ locations })}
          error={faultOf("location_ids")}
        />
      )}
      <div className={styles.pair}>
        <DateField
          id="wait-from"
          label={t`From`}
          value={wishes.from}
          onChange={(from) => onChange({ from })}
          error={faultOf("from_day")}
        />
        <DateField
          id="wait-until"
          label={t`Until`}
          value={wishes.until}
          onChange={(until) => onChange({ until })}
          error={faultOf("until_day")}
        />
        <SelectField
          size="staff"
          label={t`Not before`}
          value={String(wishes.earliest)}
          onChange={(event) => onChange({ earliest: Number(event.target.value) })}
        >
          {hours(wishes.earliest)
            .filter((minute) => minute < wishes.latest)
            .map((minute) => (
              <option key={minute} value={minute}>
                {minute === 0 ? t`Any hour` : clockTime(minute)}
              </option>
            ))}
        </SelectField>
        <SelectField
          size="staff"
          label={t`Over by`}
          value={String(wishes.latest)}
          onChange={(event) => onChange({ latest: Number(event.target.value) })}
          error={faultOf("to_minute")}
        >
          {hours(wishes.latest)
            .filter((minute) => minute > wishes.earliest)
            .map((minute) => (
              <option key={minute} value={minute}>
                {minute === DAY ? t`Any hour` : clockTime(minute)}
              </option>
            ))}
        </SelectField>
      </div>
      <div className={styles.days}>
        <CheckSet
          size="staff"
          id="wait-weekdays"
          legend={<Trans>Only on these days (none ticked: any)</Trans>}
          choices={WEEKDAYS}
          words={Object.fromEntries(WEEKDAYS.map((day) => [day, weekdayName(Number(day), "long")]))}
          chosen={wishes.weekdays}
          onChoose={(weekdays) => onChange({ weekdays })}
          error={faultOf("weekdays")}
        />
      </div>
      <SelectField
        size="staff"
        label={t`How soon can the patient come?`}
        value={String(wishes.notice)}
        onChange={(event) => onChange({ notice: Number(event.target.value) })}
        error={faultOf("notice_minutes")}
      >
        {notices(wishes.notice).map((minutes) => (
          <option key={minutes} value={minutes}>
            {noticeWords(minutes)}
          </option>
        ))}
      </SelectField>
      <Replaced {...{ service, patient, wishes, onChange, faultOf }} />
    </>
  );
}

/** The visits that can be given up for what comes; nothing for who has none. */
function Replaced({ service, patient, wishes, onChange, faultOf }: Props) {
  const { t } = useLingui();
  const { organization_id, zone } = useClinic();
  const coming = useInfiniteQuery(appointmentsQuery({ organization_id, patient_id: patient }, "upcoming"));
  const visits = coming.data?.pages
    .flatMap(({ items }) => items)
    .filter(({ service_id, status }) => service_id === service.id && status === "booked");
  if (!visits || visits.length === 0) return null;
  return (
    <SelectField
      size="staff"
      label={t`In the place of`}
      hint={t`That appointment stands until an offer is taken.`}
      value={wishes.replaces}
      onChange={(event) => onChange({ replaces: event.target.value })}
      error={faultOf("replaces")}
    >
      <option value="">{t`Nothing: it is one more visit`}</option>
      {visits.map(({ id, start }) => (
        <option key={id} value={id}>
          {dateTimeAt(start, zone)}
        </option>
      ))}
    </SelectField>
  );
}

const namesOf = (all: { id: string; name: string }[]) =>
  Object.fromEntries(all.map(({ id, name }) => [id, name]));
