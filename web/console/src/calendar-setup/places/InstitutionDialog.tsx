import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { Field } from "@portico/shared/components/Field";
import { SelectField } from "@portico/shared/components/SelectField";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { timeZones } from "../../contracts/timeZones";
import { FormFaults } from "../../forms/FormFaults";
import { useServerForm } from "../../forms/useServerForm";
import { locationsQuery } from "../../invitations/queries";
import { useClinic } from "../../session/clinic";
import { CheckCard } from "../../ui/Check";
import dialog from "../dialog.module.css";
import { clocksQuery } from "../queries";
import type { Institution } from "../types";

interface Props {
  contract: string;
  /** Absent: a new one. */
  institution?: Institution;
  onSaved: (name: string) => void;
  onClose: () => void;
}

const fields = ["name", "address_line", "postal_code", "city", "phone", "time_zone"] as const;
const idOf = (field: string) => `institution-${field}`;

export function InstitutionDialog({ contract, institution, onSaved, onClose }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { zone } = useClinic();
  const own = useQuery(clocksQuery(contract)).data?.items.find(
    ({ location_id }) => location_id === institution?.id,
  )?.time_zone;
  // Empty: the clinic's own.
  const shown = own === undefined || own === zone ? "" : own;
  const form = useForm({
    defaultValues: {
      name: institution?.name ?? "",
      address_line: institution?.address_line ?? "",
      postal_code: institution?.postal_code ?? "",
      city: institution?.city ?? "",
      phone: institution?.phone ?? "",
      time_zone: shown,
      open: institution?.status !== "inactive",
    },
    shouldFocusError: false,
  });
  const { fault, failed } = useServerForm(form, fields);
  const { errors, isSubmitting } = form.formState;
  const bound = (field: (typeof fields)[number]) => ({
    ...form.register(field),
    id: idOf(field),
    size: "staff" as const,
    error: errors[field]?.message,
  });
  const submit = form.handleSubmit(async ({ open, time_zone, ...values }) => {
    const body = { ...values, status: open ? "active" : "inactive" } as const;
    const organization_id = contract;
    const answer = await outcome(
      institution
        ? api.PUT("/api/console/contracts/{organization_id}/locations/{location_id}", {
            params: { path: { organization_id, location_id: institution.id } },
            body,
          })
        : api.POST("/api/console/contracts/{organization_id}/locations", {
            params: { path: { organization_id } },
            body,
          }),
    );
    if (answer.kind !== "done") return failed(answer);
    if (time_zone !== shown) {
      const zoned = await outcome(
        api.PUT("/api/console/contracts/{organization_id}/locations/{location_id}/time-zone", {
          params: { path: { organization_id, location_id: answer.value.id } },
          body: { time_zone: time_zone || undefined },
        }),
      );
      if (zoned.kind !== "done") return failed(zoned);
    }
    await client.invalidateQueries({ queryKey: locationsQuery(contract).queryKey });
    await client.invalidateQueries({ queryKey: ["calendar-setup", contract] });
    onSaved(answer.value.name);
  });
  const clinicZone = zone.replace(/_/g, " ");
  return (
    <Dialog
      title={institution ? institution.name : <Trans>Add institution</Trans>}
      size="wide"
      onClose={onClose}
    >
      <form className={dialog.form} onSubmit={submit} noValidate>
        <FormFaults fault={fault} errors={errors} fields={fields} idOf={idOf} />
        <Field {...bound("name")} label={t`Name`} maxLength={120} autoComplete="off" />
        <Field {...bound("address_line")} label={t`Street and number`} maxLength={200} />
        <div className={dialog.pair}>
          <Field {...bound("postal_code")} label={t`Postcode`} maxLength={20} />
          <Field {...bound("city")} label={t`City`} maxLength={100} />
        </div>
        <div className={dialog.pair}>
          <Field
            {...bound("phone")}
            label={t`Phone`}
            hint={t`Empty: the clinic’s number is told`}
            type="tel"
            maxLength={40}
          />
          <SelectField {...bound("time_zone")} label={t`Time zone`}>
            <option value="">{t`As the clinic (${clinicZone})`}</option>
            {timeZones()
              .filter((one) => one !== zone)
              .map((one) => (
                <option key={one} value={one}>
                  {one.replace(/_/g, " ")}
                </option>
              ))}
          </SelectField>
        </div>
        {institution && (
          <CheckCard
            {...form.register("open")}
            hint={<Trans>Otherwise nothing can be booked there any more; what was stays.</Trans>}
          >
            <Trans>Patients come here</Trans>
          </CheckCard>
        )}
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
