import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { fullDateAt } from "@portico/shared/dates";
import { Mail } from "@portico/shared/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { InvitationRun } from "../api/types";
import { useClinic } from "../session/clinic";
import page from "../theme/page.module.css";
import table from "../theme/table.module.css";
import { PageTitle } from "../ui/PageTitle";
import { SkeletonRows } from "../ui/SkeletonRows";
import { TableFrame } from "../ui/TableFrame";
import { runsQuery } from "./queries";
import { countOf, inRun, useRunChannelWords, useRunStateWords } from "./runWords";

/** Patients who were invited together, and how far each such round has come. */
export function Invitations() {
  const { t } = useLingui();
  const { organization_id } = useClinic();
  const runs = useInfiniteQuery(runsQuery(organization_id));
  const items = runs.data?.pages.flatMap((one) => one.items);
  return (
    <div className={page.page}>
      <PageTitle>{t`Portal invitations`}</PageTitle>
      <div className={page.head}>
        <h1>
          <Trans>Portal invitations</Trans>
        </h1>
        <div className={page.actions}>
          <Link
            to="/contracts/$contract/invitations/new"
            params={{ contract: organization_id }}
            className={buttonClass({ size: "staff" })}
          >
            <Mail size={18} />
            <Trans>Invite patients</Trans>
          </Link>
        </div>
      </div>
      {runs.error && <TryAgain error={runs.error} onTryAgain={() => runs.refetch()} />}
      {items?.length === 0 ? (
        <Empty icon={<Mail size={28} />} title={<Trans>Nobody has been invited together yet</Trans>}>
          <Trans>
            Choose whom to invite; the messages leave over some days, so that the phone can keep up.
          </Trans>
        </Empty>
      ) : (
        !runs.error && <RunTable runs={items} />
      )}
      {runs.hasNextPage && (
        <div className={table.more}>
          <Button
            look="plain"
            size="staff"
            busy={runs.isFetchingNextPage}
            onClick={() => runs.fetchNextPage()}
          >
            <Trans>Show earlier ones</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

function RunTable({ runs }: { runs?: InvitationRun[] }) {
  const { t } = useLingui();
  return (
    <TableFrame label={t`Portal invitations`}>
      <table className={table.table}>
        <caption className="visually-hidden">{t`Portal invitations`}</caption>
        <thead>
          <tr>
            <th scope="col" className={table.first}>
              <Trans>Begun</Trans>
            </th>
            <th scope="col">
              <Trans>State</Trans>
            </th>
            <th scope="col" className={table.end}>
              <Trans>Patients</Trans>
            </th>
            <th scope="col" className={table.end}>
              <Trans>Still to invite</Trans>
            </th>
            <th scope="col" className={table.end}>
              <Trans>Came in</Trans>
            </th>
            <th scope="col">
              <Trans>Way</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {runs ? runs.map((run) => <Row key={run.id} run={run} />) : <SkeletonRows rows={4} columns={6} />}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Row({ run }: { run: InvitationRun }) {
  const { organization_id, zone } = useClinic();
  const states = useRunStateWords();
  const channels = useRunChannelWords();
  return (
    <tr>
      <th scope="row" className={table.first}>
        <Link
          to="/contracts/$contract/invitations/$run"
          params={{ contract: organization_id, run: run.id }}
          preload={false}
        >
          {fullDateAt(run.created_at, zone)}
        </Link>
      </th>
      <td>
        <Badge tone={run.state === "running" ? "brand" : "plain"}>{states[run.state]}</Badge>
      </td>
      <td className={table.end}>{inRun(run)}</td>
      <td className={table.end}>{countOf(run, "waiting")}</td>
      <td className={table.end}>{countOf(run, "activated")}</td>
      <td>
        {channels[run.channel]} · <Plural value={run.per_day} one="# a day" other="# a day" />
      </td>
    </tr>
  );
}
