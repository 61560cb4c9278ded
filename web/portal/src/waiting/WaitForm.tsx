import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { serverNow } from "@portico/shared/clock";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { CheckSet } from "@portico/shared/components/CheckSet";
import { Field } from "@portico/shared/components/Field";
import { Note } from "@portico/shared/components/Note";
import { SelectField } from "@portico/shared/components/SelectField";
import { confirm } from "@portico/shared/components/Toast";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dateTimeAt, dayAt, plusDays } from "@portico/shared/dates";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { Appointment, OfferedPractitioner, OfferedService } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { go } from "../routing/navigation.ts";
import { usePatientPath } from "../session/SessionContext.ts";
import { waitingChanged } from "./queries.ts";
import styles from "./WaitForm.module.css";
import { minutesOf, notices, type PartOfDay, partsOfDay, usualNotice } from "./wishes.ts";
import { weekdayName } from "./words.ts";

type Props = { service: OfferedService; doctors: OfferedPractitioner[]; appointment?: Appointment };

const weekdays = ["1", "2", "3", "4", "5", "6", "7"] as const;
type Weekday = (typeof weekdays)[number];

/** Few questions, and each has an answer already. */
export function WaitForm({ service, doctors, appointment }: Props) {
  const { t } = useLingui();
  const { suffix, time_zone } = useClinic();
  const pages = usePages();
  const path = usePatientPath(suffix);
  const client = useQueryClient();
  const sending = useAttempt();
  const today = dayAt(new Date(serverNow()), time_zone);
  const last = plusDays(today, service.horizon_days);
  const zone = appointment?.location.time_zone ?? time_zone;
  const [until, setUntil] = useState(appointment ? dayAt(appointment.start, zone) : last);
  const [days, setDays] = useState<Weekday[]>([]);
  const [part, setPart] = useState<PartOfDay>("any");
  const [doctor, setDoctor] = useState("");
  const [notice, setNotice] = useState<number>(usualNotice);
  const names = Object.fromEntries(weekdays.map((day) => [day, weekdayName(Number(day))])) as Record<
    Weekday,
    string
  >;
  const parts = usePartWords();
  const noticeWords = useNoticeWords();

  async function send() {
    const result = await sending.attempt(() =>
      outcome(
        api.POST("/api/portal/{suffix}/patients/{patient_id}/waiting-list", {
          params: { path },
          body: {
            service_id: service.id,
            until_day: until,
            weekdays: days.map(Number),
            ...minutesOf(part),
            practitioner_ids: doctor ? [doctor] : [],
            notice_minutes: notice,
            replaces: appointment?.id,
          },
        }),
      ),
    );
    if (result.kind !== "done") return;
    confirm(t`You are on the waiting list.`);
    await waitingChanged(client);
    go(pages.waiting, { replace: true });
  }

  const fieldFault = (name: string) =>
    sending.refused?.errors?.find(({ field }) => field === name)?.detail ?? undefined;
  const fault = sending.refused && (sending.refused.errors ?? []).length === 0 ? sending.refused : undefined;

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className={styles.what}>
        <strong>{service.name}</strong>
        {appointment && (
          <span>
            <Trans>
              You have {dateTimeAt(appointment.start, zone)}. It stands until you take an earlier time.
            </Trans>
          </span>
        )}
      </p>
      <Field
        type="date"
        label={<Trans>I wait until</Trans>}
        value={until}
        min={today}
        max={last}
        error={fieldFault("until_day")}
        onChange={(event) => setUntil(event.target.value)}
        required
      />
      {doctors.length > 1 && (
        <SelectField
          label={<Trans>With whom</Trans>}
          value={doctor}
          error={fieldFault("practitioner_ids")}
          onChange={(event) => setDoctor(event.target.value)}
        >
          <option value="">{t`Any doctor: it is the quickest`}</option>
          {doctors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label={<Trans>At which time of the day</Trans>}
        value={part}
        onChange={(event) => setPart(event.target.value as PartOfDay)}
      >
        {partsOfDay.map((one) => (
          <option key={one} value={one}>
            {parts[one]}
          </option>
        ))}
      </SelectField>
      <CheckSet
        id="weekdays"
        legend={<Trans>Only on these days (none ticked: any)</Trans>}
        choices={weekdays}
        words={names}
        chosen={days}
        onChoose={setDays}
      />
      <SelectField
        label={<Trans>How soon can you come?</Trans>}
        hint={<Trans>We offer nothing that is sooner than that.</Trans>}
        value={String(notice)}
        onChange={(event) => setNotice(Number(event.target.value))}
      >
        {notices.map((one) => (
          <option key={one} value={one}>
            {noticeWords(one)}
          </option>
        ))}
      </SelectField>
      {sending.offline && <TryAgain error={sending.offline} />}
      {fault && (
        <Note
          tone={fault.code === "WAITING_NOT_NEEDED" ? "plain" : "error"}
          live
          action={
            fault.code === "WAITING_NOT_NEEDED" && (
              <a
                className={buttonClass({ look: "plain" })}
                href={pages.bookingTime({
                  service: service.id,
                  location: appointment?.location.id,
                  change: appointment?.id,
                })}
              >
                <Trans>Show the free times</Trans>
              </a>
            )
          }
        >
          {fault.detail}
        </Note>
      )}
      <Button type="submit" width="full" busy={sending.busy}>
        <Trans>Put me on the waiting list</Trans>
      </Button>
    </form>
  );
}

function usePartWords(): Record<PartOfDay, string> {
  const { t } = useLingui();
  return { any: t`Any time`, morning: t`Before noon`, afternoon: t`After noon` };
}

function useNoticeWords(): (minutes: number) => string {
  const { t } = useLingui();
  return (minutes) => {
    const hours = minutes / 60;
    const days = hours / 24;
    if (days > 1) return t`In ${days} days or later`;
    if (days === 1) return t`From the next day on`;
    return hours === 1 ? t`Within an hour` : t`Within ${hours} hours`;
  };
}
