import { Trans, useLingui } from "@lingui/react/macro";
import { CheckSet } from "@portico/shared/components/CheckSet";
import { Part } from "../../portal-settings/Part";
import { useClinic } from "../../session/clinic";
import type { Institution, Room } from "../types";
import { shortPlace } from "../words";
import type { ServiceFormState } from "./bound";
import styles from "./ServiceForm.module.css";

interface Props {
  form: ServiceFormState;
  rooms: Room[];
  institutions: Institution[];
}

/** Rooms and devices of which a booking takes one; without any a booking needs the doctor alone. */
export function RoomsPart({ form, rooms, institutions }: Props) {
  const { t } = useLingui();
  const clinic = useClinic().name;
  const chosen = form.watch("rooms");
  const shown = rooms.filter((room) => room.status === "active" || chosen.includes(room.id));
  if (shown.length === 0) return null;
  const place = (id: string) => shortPlace(institutions.find((one) => one.id === id)?.name ?? "", clinic);
  return (
    <Part name="rooms" title={<Trans>Rooms and devices</Trans>}>
      <p className={styles.lead}>
        <Trans>
          A booking takes one of these at its institution, too. None chosen: any room will do, and none is
          reserved.
        </Trans>
      </p>
      <CheckSet
        id="service-rooms"
        size="staff"
        legend={t`It needs one of`}
        choices={shown.map((room) => room.id)}
        words={Object.fromEntries(
          shown.map((room) => [
            room.id,
            institutions.length > 1 ? `${room.name} · ${place(room.location_id)}` : room.name,
          ]),
        )}
        chosen={chosen}
        onChoose={(ids) => form.setValue("rooms", ids, { shouldDirty: true })}
      />
    </Part>
  );
}
