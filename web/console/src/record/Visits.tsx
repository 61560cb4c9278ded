import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { fullDateAt, timeAt } from "@portico/shared/dates";
import { Stethoscope } from "@portico/shared/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { encountersQuery } from "../api/queries";
import type { Encounter } from "../api/types";
import { useClinic } from "../session/clinic";
import table from "../theme/table.module.css";
import { SkeletonRows } from "../ui/SkeletonRows";
import { usePatientPath } from "./Record";
import { useEncounterStatusWords } from "./statusWords";

/** Previous visits, newest first. */
export function Visits() {
  const { t } = useLingui();
  const visits = useInfiniteQuery(encountersQuery(usePatientPath()));
  const items = visits.data?.pages.flatMap((one) => one.items);
  if (visits.error && !items) return <TryAgain error={visits.error} onTryAgain={() => visits.refetch()} />;
  if (items?.length === 0)
    return (
      <Empty icon={<Stethoscope size={28} />} title={<Trans>No visits yet</Trans>}>
        <Trans>Visits appear here when they are imported or recorded.</Trans>
      </Empty>
    );
  return (
    <div className={table.frame}>
      <table className={table.table}>
        <caption className="visually-hidden">{t`Visits`}</caption>
        <thead>
          <tr>
            <th scope="col" className={table.first}>{t`When`}</th>
            <th scope="col">{t`Visit`}</th>
            <th scope="col">{t`Doctor`}</th>
            <th scope="col">{t`Institution`}</th>
            <th scope="col">{t`State`}</th>
          </tr>
        </thead>
        <tbody>
          {items ? (
            items.map((visit) => <Row key={visit.id} visit={visit} />)
          ) : (
            <SkeletonRows rows={5} columns={5} />
          )}
        </tbody>
      </table>
      {visits.hasNextPage && (
        <div className={table.more}>
          <Button
            look="plain"
            size="staff"
            busy={visits.isFetchingNextPage}
            onClick={() => visits.fetchNextPage()}
          >
            <Trans>Show more visits</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

function Row({ visit }: { visit: Encounter }) {
  const { zone } = useClinic();
  const words = useEncounterStatusWords();
  return (
    <tr>
      <td className={table.first}>
        {visit.started_at ? (
          <>
            {fullDateAt(visit.started_at, zone)}{" "}
            <span className={table.quiet}>{timeAt(visit.started_at, zone)}</span>
          </>
        ) : (
          "–"
        )}
      </td>
      <td className={table.words}>
        {visit.title}
        {visit.reason && <div className={table.quiet}>{visit.reason}</div>}
      </td>
      <td>{visit.practitioner ?? "–"}</td>
      <td>{visit.location ?? "–"}</td>
      <td>
        <Badge
          tone={visit.status === "finished" ? "plain" : visit.status === "cancelled" ? "warning" : "brand"}
        >
          {words[visit.status]}
        </Badge>
      </td>
    </tr>
  );
}
