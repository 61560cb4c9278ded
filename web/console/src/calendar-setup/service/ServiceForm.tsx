import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type FieldPath, useForm } from "react-hook-form";
import { FormFaults } from "../../forms/FormFaults";
import { LeaveGuard } from "../../forms/LeaveGuard";
import { SaveBar } from "../../forms/SaveBar";
import { useServerForm } from "../../forms/useServerForm";
import { ReadOnly } from "../../portal-settings/ReadOnly";
import { useClinic } from "../../session/clinic";
import { toast } from "../../shell/toasts";
import { servicesQuery } from "../queries";
import type { Institution, Practitioner, Room, Service } from "../types";
import { BasicsPart } from "./BasicsPart";
import { BookingPart } from "./BookingPart";
import { LimitsPart } from "./LimitsPart";
import { PreparationPart } from "./PreparationPart";
import { RemindersPart } from "./RemindersPart";
import { Rest } from "./Rest";
import { RoomsPart } from "./RoomsPart";
import styles from "./ServiceForm.module.css";
import { formField, idOfField, orderOfFields, useChanged } from "./serviceFields";
import { hasName, numberFaults, type ServiceValues, settingsOf, valuesOf } from "./serviceValues";
import { TimesPart } from "./TimesPart";
import { WhoPart } from "./WhoPart";

interface Props {
  contract: string;
  saved: ServiceValues;
  /** Absent: a new one. */
  service?: Service;
  /** All that there are: a new one comes last. */
  neighbours: Service[];
  practitioners: Practitioner[];
  institutions: Institution[];
  rooms: Room[];
}

export function ServiceForm({
  contract,
  service,
  neighbours,
  practitioners,
  institutions,
  rooms,
  ...given
}: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { may, language } = useClinic();
  const [saved, setSaved] = useState(given.saved);
  const [version, setVersion] = useState(service?.version ?? 0);
  const [overtaken, setOvertaken] = useState(false);
  const form = useForm<ServiceValues>({ defaultValues: saved, shouldFocusError: false });
  const now = form.watch();
  const fields = orderOfFields(now);
  const { fault, invalid, failed, clear } = useServerForm(form, fields);
  const changed = useChanged(saved, now);
  const { isSubmitting } = form.formState;
  const position = service?.position ?? Math.max(0, ...neighbours.map((one) => one.position + 1));
  const list = { to: "/contracts/$contract/calendar-setup/services", params: { contract } } as const;

  const refused = (values: ServiceValues) => {
    const faults: [FieldPath<ServiceValues>, string][] = numberFaults(values).map(({ field, kind }) => [
      field as FieldPath<ServiceValues>,
      kind === "number" ? t`Enter a whole number, like 30` : t`Enter an amount in digits, like 12500`,
    ]);
    if (!hasName(values)) faults.unshift([`name.${language}`, t`Enter the name of the service`]);
    for (const [field, message] of faults) form.setError(field, { type: "typed", message });
    if (faults.length > 0) invalid();
    return faults.length > 0;
  };

  const take = async (fresh: Service) => {
    await client.invalidateQueries({ queryKey: ["calendar-setup", contract] });
    setSaved(valuesOf(fresh, now.price.currency));
    setVersion(fresh.version);
    form.reset(valuesOf(fresh, now.price.currency));
  };

  const submit = form.handleSubmit(async (values) => {
    form.clearErrors();
    if (refused(values)) return;
    const settings = settingsOf(values, position);
    const path = { organization_id: contract };
    const answer = await outcome(
      service
        ? api.PUT("/api/console/contracts/{organization_id}/services/{service_id}", {
            params: { path: { ...path, service_id: service.id } },
            body: { ...settings, version },
          })
        : api.POST("/api/console/contracts/{organization_id}/services", {
            params: { path },
            body: settings,
          }),
    );
    if (answer.kind === "refused" && answer.problem.code === "VERSION_CHANGED" && service) {
      clear();
      setOvertaken(true);
      const fresh = (await client.fetchQuery({ ...servicesQuery(contract), staleTime: 0 })).items.find(
        (one) => one.id === service.id,
      );
      if (fresh) setVersion(fresh.version);
      return;
    }
    if (answer.kind === "refused")
      for (const error of answer.problem.errors) error.field = formField(error.field, language);
    if (answer.kind !== "done") return failed(answer);
    clear();
    setOvertaken(false);
    await take(answer.value);
    const name = values.name[language] || values.name.en || values.name.hu || values.name.es;
    toast(service ? msg`${name} was saved` : msg`${name} was added`);
    if (!service) await navigate({ ...list, ignoreBlocker: true });
  });

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <FormFaults fault={fault} errors={form.formState.errors} fields={fields} idOf={idOfField} />
      {overtaken && (
        <Note tone="warning" live>
          <Trans>
            Somebody else saved this service while you were here. What you typed is kept: saving again puts it
            in place of theirs.
          </Trans>
        </Note>
      )}
      <ReadOnly unless={may("scheduling_manage")}>
        <BasicsPart form={form} language={language} />
        <WhoPart form={form} practitioners={practitioners} institutions={institutions} />
        <BookingPart form={form} />
        <Rest folded={!service && !fault}>
          <TimesPart form={form} />
          <RemindersPart form={form} />
          <PreparationPart form={form} language={language} />
          <RoomsPart form={form} rooms={rooms} institutions={institutions} />
          <LimitsPart form={form} />
        </Rest>
      </ReadOnly>
      {service ? (
        <SaveBar
          changes={changed}
          busy={isSubmitting}
          onSave={submit}
          onDiscard={() => {
            clear();
            form.reset(saved);
          }}
        />
      ) : (
        <div className={styles.actions}>
          <Button type="submit" size="staff" busy={isSubmitting}>
            <Trans>Add service</Trans>
          </Button>
          <Link {...list} className={buttonClass({ look: "plain", size: "staff" })}>
            <Trans>Cancel</Trans>
          </Link>
        </div>
      )}
      <LeaveGuard when={changed.length > 0 && !isSubmitting} />
    </form>
  );
}
