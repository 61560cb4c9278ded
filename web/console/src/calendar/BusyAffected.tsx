import { Trans, useLingui } from "@lingui/react/macro";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { CheckCircle } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { practitionersQuery } from "../invitations/queries";
import { useClinic } from "../session/clinic";
import page from "../theme/page.module.css";
import { Crumbs } from "../ui/Crumbs";
import { PageTitle } from "../ui/PageTitle";
import { SkeletonLine } from "../ui/SkeletonRows";
import { AffectedVisits } from "./AffectedVisits";
import { clashingQuery } from "./queries";

const route = getRouteApi("/inside/contracts/$contract/calendar/busy-elsewhere/$practitioner");

/** Who was booked before the doctor's own calendar said busy. */
export function BusyAffected() {
  const { t } = useLingui();
  const { practitioner } = route.useParams();
  const { organization_id } = useClinic();
  const clashing = useQuery(clashingQuery(organization_id, practitioner));
  const name = useQuery(practitionersQuery(organization_id)).data?.items.find(
    ({ id }) => id === practitioner,
  )?.name;
  const visits = clashing.data?.items;
  return (
    <>
      <PageTitle>{t`Booked while busy elsewhere`}</PageTitle>
      <Crumbs
        links={[
          <Link key="calendar" to="/contracts/$contract/calendar" params={{ contract: organization_id }}>
            <Trans>Calendar</Trans>
          </Link>,
        ]}
        here={t`Booked while busy elsewhere`}
      />
      <div className={page.page}>
        <div className={page.head}>
          <h1>
            <Trans>Booked while busy elsewhere</Trans>
          </h1>
          <span className={page.aside}>{name}</span>
        </div>
        {clashing.error && !visits && (
          <TryAgain error={clashing.error} onTryAgain={() => clashing.refetch()} />
        )}
        {clashing.isPending && <SkeletonLine />}
        {visits?.length === 0 && (
          <Empty icon={<CheckCircle size={28} />} title={<Trans>Nobody is booked in those times</Trans>}>
            <Trans>Patients are not offered them, and reception is asked before it books over them.</Trans>
          </Empty>
        )}
        {visits && <AffectedVisits visits={visits} />}
      </div>
    </>
  );
}
