import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { People, Plus } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { practitionersQuery } from "../../invitations/queries";
import { useClinic } from "../../session/clinic";
import { toast } from "../../shell/toasts";
import page from "../../theme/page.module.css";
import table from "../../theme/table.module.css";
import { SkeletonRows } from "../../ui/SkeletonRows";
import { TableFrame } from "../../ui/TableFrame";
import { practitionerCalendarsQuery, scheduleQuery } from "../queries";
import { SetupHead, useSetupContract } from "../SetupHead";
import type { Practitioner } from "../types";
import { weekdayName } from "./days";
import { linesOf, minutesAWeek } from "./lines";

const PractitionerDialog = lazy(() =>
  import("./PractitionerDialog").then((module) => ({ default: module.PractitionerDialog })),
);

/** Who works here, and when; each name leads to the hours. */
export function Practitioners() {
  const { t } = useLingui();
  const contract = useSetupContract();
  const mayManage = useClinic().may("scheduling_manage");
  const list = useQuery(practitionersQuery(contract));
  const [open, setOpen] = useState<Practitioner | "new">();
  const items = list.data?.items;
  const add = mayManage && (
    <Button size="staff" icon={<Plus size={18} />} onClick={() => setOpen("new")}>
      <Trans>Add doctor</Trans>
    </Button>
  );
  return (
    <>
      <SetupHead title={t`Working hours`} />
      <div className={page.page}>
        <div className={page.head}>
          <h1>
            <Trans>Working hours</Trans>
          </h1>
          {items && items.length > 0 && <div className={page.actions}>{add}</div>}
        </div>
        {list.error && <TryAgain error={list.error} onTryAgain={() => list.refetch()} />}
        {items?.length === 0 && (
          <Empty icon={<People size={28} />} title={<Trans>Your doctors will stand here</Trans>} action={add}>
            <Trans>Add them by name, then say on which days and hours each can be booked.</Trans>
          </Empty>
        )}
        {!list.error && items?.length !== 0 && (
          <TableFrame label={t`Working hours`}>
            <table className={table.table}>
              <caption className="visually-hidden">{t`Working hours`}</caption>
              <thead>
                <tr>
                  <th scope="col" className={table.first}>
                    <Trans>Doctor</Trans>
                  </th>
                  <th scope="col">
                    <Trans>Specialty</Trans>
                  </th>
                  <th scope="col">
                    <Trans>Days</Trans>
                  </th>
                  <th scope="col" className={table.end}>
                    <Trans>Hours a week</Trans>
                  </th>
                  <th scope="col">
                    <span className="visually-hidden">
                      <Trans>Change</Trans>
                    </span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items ? (
                  items.map((one) => (
                    <Row
                      key={one.id}
                      contract={contract}
                      practitioner={one}
                      onChange={mayManage ? () => setOpen(one) : undefined}
                    />
                  ))
                ) : (
                  <SkeletonRows rows={5} columns={5} />
                )}
              </tbody>
            </table>
          </TableFrame>
        )}
      </div>
      {open && (
        <Suspense>
          <PractitionerDialog
            contract={contract}
            practitioner={open === "new" ? undefined : open}
            onSaved={(name) => {
              toast(open === "new" ? msg`${name} was added` : msg`${name} was saved`);
              setOpen(undefined);
            }}
            onClose={() => setOpen(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}

interface RowProps {
  contract: string;
  practitioner: Practitioner;
  onChange?: () => void;
}

function Row({ contract, practitioner, onChange }: RowProps) {
  const { t, i18n } = useLingui();
  const { name } = practitioner;
  const path = { organization_id: contract, practitioner_id: practitioner.id };
  const schedule = useQuery(scheduleQuery(path)).data;
  const outside = useQuery(practitionerCalendarsQuery(path)).data?.outside_calendar;
  const lines = linesOf(schedule?.hours ?? []);
  const days = [...new Set(lines.map(({ weekday }) => weekday))];
  return (
    <tr>
      <td className={table.first}>
        <Link
          to="/contracts/$contract/calendar-setup/hours/$practitioner"
          params={{ contract, practitioner: practitioner.id }}
        >
          {name}
        </Link>
      </td>
      <td className={table.quiet}>{practitioner.specialty}</td>
      <td>
        {practitioner.status === "inactive" ? (
          <Badge tone="plain">
            <Trans>No longer here</Trans>
          </Badge>
        ) : (
          schedule &&
          (days.length === 0 ? (
            <Badge tone="warning">
              <Trans>No hours yet</Trans>
            </Badge>
          ) : (
            days.map((day) => weekdayName(day, "short")).join(" ")
          ))
        )}
        {outside?.fault && (
          <>
            {" "}
            <Badge tone="warning">
              <Trans>Own calendar cannot be read</Trans>
            </Badge>
          </>
        )}
      </td>
      <td className={table.end}>
        {days.length > 0 && i18n.number(minutesAWeek(lines) / 60, { maximumFractionDigits: 1 })}
      </td>
      <td className={table.end}>
        {onChange && (
          <Button look="quiet" size="small" aria-label={t`Change: ${name}`} onClick={onChange}>
            <Trans>Change</Trans>
          </Button>
        )}
      </td>
    </tr>
  );
}
