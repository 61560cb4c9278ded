import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Plus } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { locationsQuery } from "../../invitations/queries";
import { useClinic } from "../../session/clinic";
import { toast } from "../../shell/toasts";
import page from "../../theme/page.module.css";
import table from "../../theme/table.module.css";
import { SkeletonRows } from "../../ui/SkeletonRows";
import { TableFrame } from "../../ui/TableFrame";
import { clocksQuery, roomsQuery } from "../queries";
import { SetupHead, useSetupContract } from "../SetupHead";
import type { Institution, Room } from "../types";
import { shortPlace } from "../words";
import styles from "./Places.module.css";

const InstitutionDialog = lazy(() =>
  import("./InstitutionDialog").then((module) => ({ default: module.InstitutionDialog })),
);
const RoomDialog = lazy(() => import("./RoomDialog").then((module) => ({ default: module.RoomDialog })));

type Open = { what: "institution"; one?: Institution } | { what: "room"; one?: Room };

/** Where the clinic works: its institutions with their clocks, and the rooms and devices in them. */
export function Places() {
  const { t } = useLingui();
  const contract = useSetupContract();
  const mayManage = useClinic().may("scheduling_manage");
  const institutions = useQuery(locationsQuery(contract));
  const rooms = useQuery(roomsQuery(contract));
  const [open, setOpen] = useState<Open>();
  const error = [institutions, rooms].find((one) => one.error);
  const saved = (name: string) => {
    toast(msg`${name} was saved`);
    setOpen(undefined);
  };
  return (
    <>
      <SetupHead title={t`Institutions and rooms`} />
      <div className={`${page.page} ${styles.page}`}>
        <div className={page.head}>
          <h1>
            <Trans>Institutions and rooms</Trans>
          </h1>
          {mayManage && (
            <div className={page.actions}>
              <Button
                size="staff"
                look="plain"
                icon={<Plus size={18} />}
                onClick={() => setOpen({ what: "institution" })}
              >
                <Trans>Add institution</Trans>
              </Button>
              {(institutions.data?.items.length ?? 0) > 0 && (
                <Button size="staff" icon={<Plus size={18} />} onClick={() => setOpen({ what: "room" })}>
                  <Trans>Add room or device</Trans>
                </Button>
              )}
            </div>
          )}
        </div>
        {error && <TryAgain error={error.error} onTryAgain={() => error.refetch()} />}
        <Institutions
          contract={contract}
          items={institutions.data?.items}
          onChange={mayManage ? (one) => setOpen({ what: "institution", one }) : undefined}
        />
        {rooms.data && rooms.data.items.length > 0 && (
          <Rooms
            items={rooms.data.items}
            institutions={institutions.data?.items ?? []}
            onChange={mayManage ? (one) => setOpen({ what: "room", one }) : undefined}
          />
        )}
      </div>
      <Suspense>
        {open?.what === "institution" && (
          <InstitutionDialog
            contract={contract}
            institution={open.one}
            onSaved={saved}
            onClose={() => setOpen(undefined)}
          />
        )}
        {open?.what === "room" && (
          <RoomDialog
            contract={contract}
            room={open.one}
            institutions={institutions.data?.items ?? []}
            onSaved={saved}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Suspense>
    </>
  );
}

interface InstitutionsProps {
  contract: string;
  items?: Institution[];
  onChange?: (one: Institution) => void;
}

function Institutions({ contract, items, onChange }: InstitutionsProps) {
  const { t } = useLingui();
  const clocks = useQuery(clocksQuery(contract)).data?.items ?? [];
  return (
    <TableFrame label={t`Institutions`}>
      <table className={table.table}>
        <caption className="visually-hidden">{t`Institutions`}</caption>
        <thead>
          <tr>
            <th scope="col" className={table.first}>
              <Trans>Institution</Trans>
            </th>
            <th scope="col">
              <Trans>Address</Trans>
            </th>
            <th scope="col">
              <Trans>Phone</Trans>
            </th>
            <th scope="col">
              <Trans>Time zone</Trans>
            </th>
            <th scope="col">
              <span className="visually-hidden">
                <Trans>Change</Trans>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items?.map((one) => (
            <tr key={one.id}>
              <td className={table.first}>
                {one.name} {one.status === "inactive" && <Badge tone="plain">{t`Closed for good`}</Badge>}
              </td>
              <td>{[one.postal_code, one.city, one.address_line].filter(Boolean).join(" ")}</td>
              <td>{one.phone}</td>
              <td className={table.quiet}>
                {clocks.find(({ location_id }) => location_id === one.id)?.time_zone.replace(/_/g, " ")}
              </td>
              <td className={table.end}>
                {onChange && (
                  <Button
                    look="quiet"
                    size="small"
                    aria-label={t`Change: ${one.name}`}
                    onClick={() => onChange(one)}
                  >
                    <Trans>Change</Trans>
                  </Button>
                )}
              </td>
            </tr>
          )) ?? <SkeletonRows rows={2} columns={5} />}
        </tbody>
      </table>
    </TableFrame>
  );
}

interface RoomsProps {
  items: Room[];
  institutions: Institution[];
  onChange?: (one: Room) => void;
}

function Rooms({ items, institutions, onChange }: RoomsProps) {
  const { t } = useLingui();
  const clinic = useClinic().name;
  const place = (id: string) => shortPlace(institutions.find((one) => one.id === id)?.name ?? "", clinic);
  return (
    <>
      <h2 className={styles.title}>
        <Trans>Rooms and devices</Trans>
      </h2>
      <TableFrame label={t`Rooms and devices`}>
        <table className={table.table}>
          <caption className="visually-hidden">{t`Rooms and devices`}</caption>
          <thead>
            <tr>
              <th scope="col" className={table.first}>
                <Trans>Name</Trans>
              </th>
              <th scope="col">
                <Trans>Kind</Trans>
              </th>
              <th scope="col">
                <Trans>Institution</Trans>
              </th>
              <th scope="col">
                <span className="visually-hidden">
                  <Trans>Change</Trans>
                </span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.id}>
                <td className={table.first}>
                  {one.name} {one.status === "inactive" && <Badge tone="plain">{t`Not in use`}</Badge>}
                </td>
                <td>{one.kind === "room" ? t`Room` : t`Device`}</td>
                <td>{place(one.location_id)}</td>
                <td className={table.end}>
                  {onChange && (
                    <Button
                      look="quiet"
                      size="small"
                      aria-label={t`Change: ${one.name}`}
                      onClick={() => onChange(one)}
                    >
                      <Trans>Change</Trans>
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </>
  );
}
