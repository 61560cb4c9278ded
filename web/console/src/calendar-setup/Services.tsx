import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Down, Plus, Stethoscope } from "@portico/shared/icons";
import { priceText } from "@portico/shared/money";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Failure } from "../forms/Failure";
import { practitionersQuery } from "../invitations/queries";
import { useClinic } from "../session/clinic";
import page from "../theme/page.module.css";
import table from "../theme/table.module.css";
import { SkeletonRows } from "../ui/SkeletonRows";
import { TableFrame } from "../ui/TableFrame";
import { Assistant } from "./assistant/Assistant";
import { servicesQuery } from "./queries";
import styles from "./Services.module.css";
import { SetupHead, useSetupContract } from "./SetupHead";
import { spanText } from "./spans";
import type { Service } from "./types";
import { useReorder } from "./useReorder";
import { useAvailabilityWords, useNameOf } from "./words";

/** What the clinic offers, in the order in which patients see it. */
export function Services() {
  const { t } = useLingui();
  const contract = useSetupContract();
  const { name: clinic, may } = useClinic();
  const mayManage = may("scheduling_manage");
  const services = useQuery(servicesQuery(contract));
  const items = services.data?.items;
  // The assistant stays until somebody leaves it, to show what it made and to take it back.
  const [firstDay, setFirstDay] = useState(false);
  if (items?.length === 0 && !firstDay) setFirstDay(true);
  return (
    <>
      <SetupHead title={t`Services`} />
      <div className={page.page}>
        <div className={page.head}>
          <h1>
            <Trans>Services</Trans>
          </h1>
          <span className={page.aside}>
            {items && !firstDay && <Plural value={items.length} one="# service" other="# services" />}
            {firstDay ? clinic : ` · ${clinic}`}
          </span>
          {mayManage && items && !firstDay && (
            <div className={page.actions}>
              <Link
                to="/contracts/$contract/calendar-setup/assistant"
                params={{ contract }}
                className={buttonClass({ look: "plain", size: "staff" })}
              >
                <Trans>Assistant</Trans>
              </Link>
              <Link
                to="/contracts/$contract/calendar-setup/services/new"
                params={{ contract }}
                className={buttonClass({ look: "filled", size: "staff" })}
              >
                <Plus size={18} />
                <Trans>New service</Trans>
              </Link>
            </div>
          )}
        </div>
        {services.error && <TryAgain error={services.error} onTryAgain={() => services.refetch()} />}
        {firstDay && <NoServices contract={contract} onDone={() => setFirstDay(false)} />}
        {!services.error && !firstDay && <ServiceTable contract={contract} services={items} />}
      </div>
    </>
  );
}

/** On the first day the assistant stands here; whoever may not use it reads what will. */
function NoServices({ contract, onDone }: { contract: string; onDone: () => void }) {
  if (!useClinic().may("scheduling_manage"))
    return (
      <Empty icon={<Stethoscope size={28} />} title={<Trans>What can be booked will stand here</Trans>}>
        <Trans>An administrator sets it up.</Trans>
      </Empty>
    );
  return (
    <>
      <Assistant onDone={onDone} />
      <p className={styles.instead}>
        <Link to="/contracts/$contract/calendar-setup/services/new" params={{ contract }}>
          <Trans>Or set up one service after the other</Trans>
        </Link>
      </p>
    </>
  );
}

function ServiceTable({ contract, services }: { contract: string; services?: Service[] }) {
  const { t } = useLingui();
  const mayManage = useClinic().may("scheduling_manage");
  const { move, failed } = useReorder(contract, services ?? []);
  return (
    <>
      {failed && <Failure failed={failed} />}
      <TableFrame label={t`Services`}>
        <table className={table.table}>
          <caption className="visually-hidden">{t`Services`}</caption>
          <thead>
            <tr>
              <th scope="col" className={table.first}>
                <Trans>Service</Trans>
              </th>
              <th scope="col" className={table.end}>
                <Trans>Duration</Trans>
              </th>
              <th scope="col">
                <Trans>Booking</Trans>
              </th>
              <th scope="col">
                <Trans>Who offers it</Trans>
              </th>
              <th scope="col" className={table.end}>
                <Trans>Price</Trans>
              </th>
              {mayManage && (
                <th scope="col">
                  <span className="visually-hidden">
                    <Trans>Order</Trans>
                  </span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {services ? (
              services.map((service, place) => (
                <Row
                  key={service.id}
                  contract={contract}
                  service={service}
                  isFirst={place === 0}
                  isLast={place === services.length - 1}
                  onMove={mayManage ? (by) => void move(service.id, by) : undefined}
                />
              ))
            ) : (
              <SkeletonRows rows={4} columns={6} />
            )}
          </tbody>
        </table>
      </TableFrame>
    </>
  );
}

interface RowProps {
  contract: string;
  service: Service;
  isFirst: boolean;
  isLast: boolean;
  onMove?: (by: -1 | 1) => void;
}

function Row({ contract, service, isFirst, isLast, onMove }: RowProps) {
  const { t } = useLingui();
  const words = useAvailabilityWords();
  const nameOf = useNameOf(useClinic().language);
  return (
    <tr>
      <td className={`${table.first} ${styles.name}`}>
        <Link
          to="/contracts/$contract/calendar-setup/services/$service"
          params={{ contract, service: service.id }}
        >
          {nameOf(service)}
        </Link>
        {service.specialty !== "" && <span className={styles.specialty}>{service.specialty}</span>}
      </td>
      <td className={table.end}>{spanText(service.duration_minutes)}</td>
      <td>
        {service.status === "inactive" ? (
          <Badge tone="plain">
            <Trans>Not offered</Trans>
          </Badge>
        ) : (
          words[service.availability]
        )}
      </td>
      <td className={table.words}>
        <Offering contract={contract} service={service} />
      </td>
      <td className={table.end}>{service.price && priceText(service.price)}</td>
      {onMove && (
        <td className={table.end}>
          <Button
            look="quiet"
            size="small"
            disabled={isFirst}
            aria-label={t`Move ${nameOf(service)} up`}
            onClick={() => onMove(-1)}
          >
            <span className={styles.up}>
              <Down size={16} />
            </span>
          </Button>
          <Button
            look="quiet"
            size="small"
            disabled={isLast}
            aria-label={t`Move ${nameOf(service)} down`}
            onClick={() => onMove(1)}
          >
            <Down size={16} />
          </Button>
        </td>
      )}
    </tr>
  );
}

/** The doctors by name; who is none of the active ones is not told. */
function Offering({ contract, service }: { contract: string; service: Service }) {
  const practitioners = useQuery(practitionersQuery(contract)).data?.items;
  if (!practitioners) return null;
  const names = practitioners
    .filter(
      ({ id, status }) =>
        status === "active" && service.practitioners.some(({ practitioner_id }) => practitioner_id === id),
    )
    .map(({ name }) => name);
  if (names.length === 0)
    return (
      <Badge tone="warning">
        <Trans>Nobody yet</Trans>
      </Badge>
    );
  const more = names.length - 3;
  return (
    <>
      {names.slice(0, 3).join(", ")}
      {more > 0 && (
        <span className={table.quiet}>
          {" "}
          <Trans>and {more} more</Trans>
        </span>
      )}
    </>
  );
}
