import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { Field } from "@portico/shared/components/Field";
import { useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { FormFaults } from "../../forms/FormFaults";
import { useServerForm } from "../../forms/useServerForm";
import { practitionersQuery } from "../../invitations/queries";
import { CheckCard } from "../../ui/Check";
import dialog from "../dialog.module.css";
import type { Practitioner } from "../types";

interface Props {
  contract: string;
  /** Absent: a new one. */
  practitioner?: Practitioner;
  onSaved: (name: string) => void;
  onClose: () => void;
}

const fields = ["name", "specialty"] as const;
const idOf = (field: string) => `practitioner-${field}`;

export function PractitionerDialog({ contract, practitioner, onSaved, onClose }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useForm({
    defaultValues: {
      name: practitioner?.name ?? "",
      specialty: practitioner?.specialty ?? "",
      here: practitioner?.status !== "inactive",
    },
    shouldFocusError: false,
  });
  const { fault, failed } = useServerForm(form, fields);
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ name, specialty, here }) => {
    const body = {
      name: name.trim(),
      specialty: specialty.trim(),
      status: here ? "active" : "inactive",
    } as const;
    const organization_id = contract;
    const answer = await outcome(
      practitioner
        ? api.PUT("/api/console/contracts/{organization_id}/practitioners/{practitioner_id}", {
            params: { path: { organization_id, practitioner_id: practitioner.id } },
            body,
          })
        : api.POST("/api/console/contracts/{organization_id}/practitioners", {
            params: { path: { organization_id } },
            body,
          }),
    );
    if (answer.kind !== "done") return failed(answer);
    await client.invalidateQueries({ queryKey: practitionersQuery(contract).queryKey });
    onSaved(answer.value.name);
  });
  return (
    <Dialog
      title={practitioner ? practitioner.name : <Trans>Add doctor</Trans>}
      size="wide"
      onClose={onClose}
    >
      <form className={dialog.form} onSubmit={submit} noValidate>
        <FormFaults fault={fault} errors={errors} fields={fields} idOf={idOf} />
        <Field
          {...form.register("name")}
          id={idOf("name")}
          size="staff"
          label={t`Name, as patients should see it`}
          error={errors.name?.message}
          maxLength={120}
          autoComplete="off"
        />
        <Field
          {...form.register("specialty")}
          id={idOf("specialty")}
          size="staff"
          label={t`Specialty`}
          aside={t`optional`}
          error={errors.specialty?.message}
          maxLength={120}
        />
        {practitioner && (
          <CheckCard
            {...form.register("here")}
            hint={<Trans>Otherwise nobody can be booked there any more; what was stays.</Trans>}
          >
            <Trans>Works here</Trans>
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
