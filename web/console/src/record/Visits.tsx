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
import card from "../theme/card.module.css";
import table from "../theme/table.module.css";
import { SkeletonRows } from "../ui/SkeletonRows";
import { TableFrame } from "../ui/TableFrame";
import { PHONE, useMedia } from "../ui/useMedia";
import { usePatientPath } from "./Record";
import { useEncounterStatusWords } from "./statusWords";
import styles from "./Visits.module.css";

/** Previous visits, newest first. */
export function Visits() {
  const visits = useInfiniteQuery(encountersQuery(usePatientPath()));
  const phone = useMedia(PHONE);
  const items = visits.data?.pages.flatMap((one) => one.items);
  if (visits.error && !items) return <TryAgain error={visits.error} onTryAgain={() => visits.refetch()} />;
  if (items?.length === 0)
    return (
      <Empty icon={<Stethoscope size={28} />} title={<Trans>No visits yet</Trans>}>
        <Trans>Visits appear here when they are imported or recorded.</Trans>
      </Empty>
    );
  return (
    <>
      {phone && items ? <Cards visits={items} /> : <Wide visits={items} />}
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
    </>
  );
}

function Wide({ visits }: { visits?: Encounter[] }) {
  const { t } = useLingui();
  return (
    <TableFrame label={t`Visits`}>
      <table className={table.table}>
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
          {visits?.map((visit) => (
            <tr key={visit.id}>
              <td className={table.first}>
                <When visit={visit} />
              </td>
              <td className={table.words}>
                {visit.title}
                {visit.reason && <div className={table.quiet}>{visit.reason}</div>}
              </td>
              <td>{visit.practitioner ?? "–"}</td>
              <td>{visit.location ?? "–"}</td>
              <td>
                <State visit={visit} />
              </td>
            </tr>
          ))}
          {!visits && <SkeletonRows rows={5} columns={5} />}
        </tbody>
      </table>
    </TableFrame>
  );
}

const Cards = ({ visits }: { visits: Encounter[] }) => (
  <ul className={card.card}>
    {visits.map((visit) => (
      <li key={visit.id} className={styles.card}>
        <span className={styles.when}>
          <When visit={visit} />
        </span>
        <State visit={visit} />
        <span className={styles.what}>
          <strong>{visit.title}</strong>
          {[visit.reason, visit.practitioner, visit.location].filter(Boolean).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </span>
      </li>
    ))}
  </ul>
);

function When({ visit }: { visit: Encounter }) {
  const { zone } = useClinic();
  if (!visit.started_at) return "–";
  return (
    <>
      {fullDateAt(visit.started_at, zone)}{" "}
      <span className={table.quiet}>{timeAt(visit.started_at, zone)}</span>
    </>
  );
}

function State({ visit }: { visit: Encounter }) {
  const words = useEncounterStatusWords();
  const tone = visit.status === "finished" ? "plain" : visit.status === "cancelled" ? "warning" : "brand";
  return <Badge tone={tone}>{words[visit.status]}</Badge>;
}
