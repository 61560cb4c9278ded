import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { fullDate } from "@portico/shared/dates";
import { CheckCircle } from "@portico/shared/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Failed, Failure } from "../forms/Failure";
import { practitionersQuery } from "../invitations/queries";
import { useClinic } from "../session/clinic";
import page from "../theme/page.module.css";
import { Crumbs } from "../ui/Crumbs";
import { PageTitle } from "../ui/PageTitle";
import { SkeletonLine } from "../ui/SkeletonRows";
import { AffectedVisits } from "./AffectedVisits";
import { addDays } from "./days";
import { affectedQuery, calendarKey, closuresQuery } from "./queries";

const route = getRouteApi("/inside/contracts/$contract/calendar/away/$exception");
const A_YEAR = 400;

/** Whom a closure hits. */
export function Affected() {
  const { t } = useLingui();
  const { exception } = route.useParams();
  const { organization_id, today, may } = useClinic();
  const affected = useQuery(affectedQuery(organization_id, exception));
  const people = useQuery(practitionersQuery(organization_id)).data?.items ?? [];
  const closures = useQuery(closuresQuery(organization_id, { from: today, to: addDays(today, A_YEAR) })).data
    ?.items;
  const closure = closures?.find(({ id }) => id === exception);
  const visits = affected.data?.items;
  const mayWrite = may("calendar_write");
  const nameOf = (id?: string) => people.find((one) => one.id === id)?.name ?? t`All doctors`;
  return (
    <>
      <PageTitle>{t`Leave or illness`}</PageTitle>
      <Crumbs
        links={[
          <Link key="calendar" to="/contracts/$contract/calendar" params={{ contract: organization_id }}>
            <Trans>Calendar</Trans>
          </Link>,
        ]}
        here={t`Leave or illness`}
      />
      <div className={page.page}>
        <div className={page.head}>
          <h1>{closure ? <Trans>{nameOf(closure.practitioner_id)} is away</Trans> : <Trans>Away</Trans>}</h1>
          {closure && (
            <span className={page.aside}>
              {closure.first_day === closure.last_day
                ? fullDate(closure.first_day)
                : `${fullDate(closure.first_day)} – ${fullDate(closure.last_day)}`}
              {closure.start_time && `, ${closure.start_time}–${closure.end_time ?? ""}`}
              {closure.note && ` · ${closure.note}`}
            </span>
          )}
          {mayWrite && closure && (
            <div className={page.actions}>
              <Forget exception={exception} day={closure.first_day} />
            </div>
          )}
        </div>
        {affected.error && !visits && (
          <TryAgain error={affected.error} onTryAgain={() => affected.refetch()} />
        )}
        {affected.isPending && <SkeletonLine />}
        {visits?.length === 0 && (
          <Empty icon={<CheckCircle size={28} />} title={<Trans>Nobody is left to rebook</Trans>}>
            <Trans>New bookings are refused in that time, online and here.</Trans>
          </Empty>
        )}
        {visits && <AffectedVisits visits={visits} />}
      </div>
    </>
  );
}

/** Entered by mistake, or back earlier: the hours are there again. */
function Forget({ exception, day }: { exception: string; day: string }) {
  const { organization_id } = useClinic();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [failed, setFailed] = useState<Failed>();
  const remove = async () => {
    const answer = await outcome(
      api.DELETE("/api/console/contracts/{organization_id}/schedule-exceptions/{exception_id}", {
        params: { path: { organization_id, exception_id: exception } },
      }),
    );
    if (answer.kind !== "done")
      return setFailed((before) => ({ outcome: answer, attempt: (before?.attempt ?? 0) + 1 }));
    await navigate({
      to: "/contracts/$contract/calendar",
      params: { contract: organization_id },
      search: { day },
    });
    await client.invalidateQueries({ queryKey: calendarKey(organization_id) });
  };
  return (
    <>
      {failed && <Failure failed={failed} />}
      <Button look="plain" size="staff" onClick={remove}>
        <Trans>Not away after all</Trans>
      </Button>
    </>
  );
}
