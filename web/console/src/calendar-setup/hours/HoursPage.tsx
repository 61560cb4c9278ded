import { Trans } from "@lingui/react/macro";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { locationsQuery, practitionersQuery } from "../../invitations/queries";
import { NotFound } from "../../shell/NotFound";
import page from "../../theme/page.module.css";
import { Exceptions } from "../exceptions/Exceptions";
import { OwnCalendars } from "../own-calendars/OwnCalendars";
import { scheduleQuery, servicesQuery } from "../queries";
import { SetupHead, useSetupContract } from "../SetupHead";
import { HoursForm } from "./HoursForm";
import styles from "./HoursPage.module.css";

/** One practitioner's weekly hours, and the days that differ. */
export function HoursPage() {
  const contract = useSetupContract();
  const { practitioner: id } = useParams({ strict: false }) as { practitioner: string };
  const path = { organization_id: contract, practitioner_id: id };
  const practitioners = useQuery(practitionersQuery(contract));
  const schedule = useQuery(scheduleQuery(path));
  const institutions = useQuery(locationsQuery(contract));
  const services = useQuery(servicesQuery(contract));
  const failed = [practitioners, schedule, institutions, services].find((one) => one.error);
  const one = practitioners.data?.items.find((other) => other.id === id);
  if (practitioners.data && !one) return <NotFound />;
  const own = (services.data?.items ?? []).filter((service) =>
    service.practitioners.some((role) => role.practitioner_id === id),
  );
  return (
    <>
      <SetupHead
        title={one?.name ?? "…"}
        below={
          <Link key="hours" to="/contracts/$contract/calendar-setup/hours" params={{ contract }}>
            <Trans>Working hours</Trans>
          </Link>
        }
      />
      <div className={`${page.page} ${styles.page}`}>
        <div className={page.head}>
          <h1>{one?.name ?? "…"}</h1>
          <span className={page.aside}>{one?.specialty}</span>
        </div>
        {failed && <TryAgain error={failed.error} onTryAgain={() => failed.refetch()} />}
        {schedule.data && institutions.data && services.data && (
          <HoursForm
            key={id}
            path={path}
            schedule={schedule.data}
            institutions={institutions.data.items}
            services={own}
          />
        )}
        <div className={styles.exceptions}>
          <Exceptions contract={contract} practitioner={id} />
          <OwnCalendars key={id} path={path} name={one?.name ?? "…"} />
        </div>
      </div>
    </>
  );
}
