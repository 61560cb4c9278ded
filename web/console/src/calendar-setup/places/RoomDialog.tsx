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
import { Segmented } from "../../ui/Segmented";
import dialog from "../dialog.module.css";
import { roomsQuery } from "../queries";
import type { Institution, Room } from "../types";
import { shortPlace } from "../words";

interface Props {
  contract: string;
  /** Absent: a new one. It stays at its institution. */
  room?: Room;
  institutions: Institution[];
  onSaved: (name: string) => void;
  onClose: () => void;
}

const fields = ["name", "location_id"] as const;
const idOf = (field: string) => `room-${field}`;

export function RoomDialog({ contract, room, institutions, onSaved, onClose }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const clinic = useClinic().name;
  const active = institutions.filter((one) => one.status === "active");
  const form = useForm<{
    name: string;
    kind: Room["kind"];
    location_id: string;
    used: boolean;
  }>({
    defaultValues: {
      name: room?.name ?? "",
      kind: room?.kind ?? "room",
      location_id: room?.location_id ?? active[0]?.id ?? "",
      used: room?.status !== "inactive",
    },
    shouldFocusError: false,
  });
  const { fault, failed, invalid } = useServerForm(form, fields);
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ used, name, ...values }) => {
    form.clearErrors();
    if (name.trim() === "") {
      form.setError("name", { type: "typed", message: t`Enter the name` });
      return invalid();
    }
    const body = { ...values, name: name.trim(), status: used ? "active" : "inactive" } as const;
    const organization_id = contract;
    const answer = await outcome(
      room
        ? api.PUT("/api/console/contracts/{organization_id}/rooms/{room_id}", {
            params: { path: { organization_id, room_id: room.id } },
            body,
          })
        : api.POST("/api/console/contracts/{organization_id}/rooms", {
            params: { path: { organization_id } },
            body,
          }),
    );
    if (answer.kind !== "done") return failed(answer);
    await client.invalidateQueries({ queryKey: roomsQuery(contract).queryKey });
    onSaved(answer.value.name);
  });
  return (
    <Dialog title={room ? room.name : <Trans>Add room or device</Trans>} size="wide" onClose={onClose}>
      <form className={dialog.form} onSubmit={submit} noValidate>
        <FormFaults fault={fault} errors={errors} fields={fields} idOf={idOf} />
        <Segmented
          label={<Trans>Kind</Trans>}
          name="room-kind"
          value={form.watch("kind")}
          choices={[
            { value: "room", words: t`Room` },
            { value: "device", words: t`Device` },
          ]}
          onChoose={(kind) => form.setValue("kind", kind)}
        />
        <Field
          {...form.register("name")}
          id={idOf("name")}
          size="staff"
          label={t`Name`}
          error={errors.name?.message}
          maxLength={120}
          autoComplete="off"
        />
        {!room && active.length > 1 && (
          <SelectField
            {...form.register("location_id")}
            id={idOf("location_id")}
            size="staff"
            label={t`Institution`}
            error={errors.location_id?.message}
          >
            {active.map((one) => (
              <option key={one.id} value={one.id}>
                {shortPlace(one.name, clinic)}
              </option>
            ))}
          </SelectField>
        )}
        {room && (
          <CheckCard {...form.register("used")} hint={<Trans>Otherwise no new booking takes it.</Trans>}>
            <Trans>In use</Trans>
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
