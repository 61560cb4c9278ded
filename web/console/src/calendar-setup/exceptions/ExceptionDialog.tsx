import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { Field } from "@portico/shared/components/Field";
import { SelectField } from "@portico/shared/components/SelectField";
import { useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { FormFaults } from "../../forms/FormFaults";
import { useServerForm } from "../../forms/useServerForm";
import { useClinic } from "../../session/clinic";
import { CheckCard } from "../../ui/Check";
import { DateField } from "../../ui/DateField";
import { Segmented } from "../../ui/Segmented";
import dialog from "../dialog.module.css";
import { clockOf } from "../hours/clock";
import type { Institution, Practitioner, ScheduleException } from "../types";
import { shortPlace } from "../words";

interface Props {
  contract: string;
  /** Whose days these are; absent: to be chosen, everybody first. */
  practitioner?: string;
  practitioners: Practitioner[];
  institutions: Institution[];
  onSaved: () => void;
  onClose: () => void;
}

interface Values {
  kind: ScheduleException["kind"];
  practitioner_id: string;
  location_id: string;
  first_day: string;
  last_day: string;
  whole: boolean;
  start_time: string;
  end_time: string;
  note: string;
}

const fields = [
  "practitioner_id",
  "location_id",
  "first_day",
  "last_day",
  "start_time",
  "end_time",
  "note",
] as const;
const idOf = (field: string) => `exception-${field}`;

/** Days on which it is not as every week: closed, other hours, or more of them. */
export function ExceptionDialog({
  contract,
  practitioner,
  practitioners,
  institutions,
  onSaved,
  onClose,
}: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { today, name: clinic } = useClinic();
  const active = institutions.filter((one) => one.status === "active");
  const form = useForm<Values>({
    defaultValues: {
      kind: "closed",
      practitioner_id: practitioner ?? "",
      location_id: "",
      first_day: today,
      last_day: today,
      whole: true,
      start_time: "08:00",
      end_time: "16:00",
      note: "",
    },
    shouldFocusError: false,
  });
  const { fault, failed, invalid } = useServerForm(form, fields);
  const { errors, isSubmitting } = form.formState;
  const now = form.watch();
  const closes = now.kind === "closed";
  const whole = closes && now.whole;
  const error = (field: (typeof fields)[number]) => errors[field]?.message;

  const submit = form.handleSubmit(async (values) => {
    form.clearErrors();
    const missing = (["first_day", "last_day"] as const).filter((field) => values[field] === "");
    for (const field of missing) form.setError(field, { type: "typed", message: t`Enter the day` });
    if (missing.length > 0) return invalid();
    const answer = await outcome(
      api.POST("/api/console/contracts/{organization_id}/schedule-exceptions", {
        params: { path: { organization_id: contract } },
        body: {
          kind: values.kind,
          practitioner_id: values.practitioner_id || undefined,
          location_id: values.location_id || undefined,
          first_day: values.first_day,
          last_day: values.last_day,
          start_time: whole ? undefined : (clockOf(values.start_time) ?? values.start_time),
          end_time: whole ? undefined : (clockOf(values.end_time) ?? values.end_time),
          note: values.note.trim(),
        },
      }),
    );
    if (answer.kind !== "done") return failed(answer);
    await client.invalidateQueries({ queryKey: ["calendar-setup", contract] });
    onSaved();
  });

  return (
    <Dialog title={<Trans>Days that differ</Trans>} size="wide" onClose={onClose}>
      <form className={dialog.form} onSubmit={submit} noValidate>
        <FormFaults fault={fault} errors={errors} fields={fields} idOf={idOf} />
        <Segmented
          label={<Trans>What is different</Trans>}
          quiet
          name="exception-kind"
          value={now.kind}
          choices={[
            { value: "closed", words: t`Closed` },
            { value: "other_hours", words: t`Other hours` },
            { value: "extra_hours", words: t`Extra hours` },
          ]}
          onChoose={(kind) => {
            form.setValue("kind", kind);
            if (kind !== "closed" && now.location_id === "" && active[0])
              form.setValue("location_id", active[0].id);
          }}
        />
        <div className={dialog.pair}>
          <DateField
            id={idOf("first_day")}
            label={t`First day`}
            value={now.first_day}
            error={error("first_day")}
            onChange={(day) => {
              if (now.last_day < day) form.setValue("last_day", day);
              form.setValue("first_day", day);
            }}
          />
          <DateField
            id={idOf("last_day")}
            label={t`Last day`}
            value={now.last_day}
            error={error("last_day")}
            onChange={(day) => form.setValue("last_day", day)}
          />
        </div>
        {closes && (
          <CheckCard
            {...form.register("whole")}
            hint={<Trans>Otherwise only from one time to another.</Trans>}
          >
            <Trans>The whole day</Trans>
          </CheckCard>
        )}
        {!whole && (
          <div className={dialog.pair}>
            {(["start_time", "end_time"] as const).map((field) => (
              <Field
                key={field}
                {...form.register(field)}
                id={idOf(field)}
                size="staff"
                label={field === "start_time" ? t`From` : t`Until`}
                error={error(field)}
                inputMode="numeric"
                autoComplete="off"
                maxLength={5}
              />
            ))}
          </div>
        )}
        <div className={dialog.pair}>
          {!practitioner && (
            <SelectField
              {...form.register("practitioner_id")}
              id={idOf("practitioner_id")}
              size="staff"
              label={t`For whom`}
              error={error("practitioner_id")}
            >
              <option value="">{closes ? t`Everybody` : t`Please choose`}</option>
              {practitioners
                .filter((one) => one.status === "active")
                .map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
            </SelectField>
          )}
          {active.length > 1 && (
            <SelectField
              {...form.register("location_id")}
              id={idOf("location_id")}
              size="staff"
              label={t`Where`}
              error={error("location_id")}
            >
              {closes && <option value="">{t`Everywhere`}</option>}
              {active.map((one) => (
                <option key={one.id} value={one.id}>
                  {shortPlace(one.name, clinic)}
                </option>
              ))}
            </SelectField>
          )}
        </div>
        <Field
          {...form.register("note")}
          id={idOf("note")}
          size="staff"
          label={t`Reason, for your staff`}
          aside={t`optional`}
          error={error("note")}
          maxLength={200}
          autoComplete="off"
        />
        <p className={dialog.note}>
          <Trans>Appointments that are booked already stay. Look at these days in the calendar, too.</Trans>
        </p>
        <div className={dialog.actions}>
          <Button look="plain" size="staff" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" size="staff" busy={isSubmitting}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
