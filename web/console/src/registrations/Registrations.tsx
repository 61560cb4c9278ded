import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dateTimeAt } from "@portico/shared/dates";
import { PersonAdd } from "@portico/shared/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import type { RegistrationRow } from "../api/types";
import { shortDate } from "../format/shortDate";
import { useClinic } from "../session/clinic";
import page from "../theme/page.module.css";
import table from "../theme/table.module.css";
import { PageTitle } from "../ui/PageTitle";
import { Segmented } from "../ui/Segmented";
import { SkeletonLine } from "../ui/SkeletonRows";
import { registrationListQuery } from "./queries";
import styles from "./Registrations.module.css";
import { useStatusWords } from "./words";

const route = getRouteApi("/inside/contracts/$contract/registrations");

/** Who asked for access in the portal and waits for somebody to look, the longest first. */
export function Registrations() {
  const { t } = useLingui();
  const { organization_id } = useClinic();
  const { decided = false } = route.useSearch();
  const navigate = useNavigate();
  const list = useInfiniteQuery(registrationListQuery(organization_id, decided));
  const rows = list.data?.pages.flatMap(({ items }) => items);
  return (
    <div className={`${page.page} ${styles.page}`}>
      <PageTitle>{t`Registrations`}</PageTitle>
      <div className={page.head}>
        <h1>
          <Trans>Registrations</Trans>
        </h1>
        <div className={page.actions}>
          <Segmented
            quiet
            label={<Trans>Which registrations</Trans>}
            name="decided"
            value={decided ? "decided" : "waiting"}
            choices={[
              { value: "waiting", words: <Trans>Waiting</Trans> },
              { value: "decided", words: <Trans>Decided</Trans> },
            ]}
            onChoose={(chosen) =>
              void navigate({
                to: "/contracts/$contract/registrations",
                params: { contract: organization_id },
                search: chosen === "decided" ? { decided: true } : {},
                replace: true,
              })
            }
          />
        </div>
      </div>
      {list.error && <TryAgain error={list.error} onTryAgain={() => void list.refetch()} />}
      {list.isPending && (
        <div className={table.frame} aria-hidden="true">
          <div className={styles.row}>
            <SkeletonLine />
          </div>
        </div>
      )}
      {rows && rows.length > 0 && (
        <ul className={`${table.frame} ${styles.list}`}>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      {rows?.length === 0 && <Nobody decided={decided} />}
      {list.hasNextPage && (
        <div className={table.more}>
          <Button
            look="plain"
            size="staff"
            busy={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            <Trans>Show more</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

function Row({ row }: { row: RegistrationRow }) {
  const { organization_id, zone } = useClinic();
  const words = useStatusWords();
  const sent = dateTimeAt(row.created_at, zone);
  const by = row.decided_by;
  return (
    <li>
      <Link
        to="/contracts/$contract/registrations/$registration"
        params={{ contract: organization_id, registration: row.id }}
        preload={false}
        className={styles.row}
      >
        <span className={styles.name}>{row.name}</span>
        <span className={styles.badges}>
          {row.status === "waiting" ? (
            <LikeIt candidates={row.candidates} />
          ) : (
            <Badge tone={row.status === "declined" ? "warning" : "brand"}>{words[row.status]}</Badge>
          )}
        </span>
        <span className={styles.facts}>
          {row.birth_date && <span>{shortDate(row.birth_date)}</span>}
          <span>
            {row.decided_at ? (
              by ? (
                <Trans>
                  {dateTimeAt(row.decided_at, zone)}, {by}
                </Trans>
              ) : (
                <Trans>{dateTimeAt(row.decided_at, zone)}, by itself</Trans>
              )
            ) : (
              <Trans>sent {sent}</Trans>
            )}
          </span>
          {row.email_confirmed && (
            <span>
              <Trans>e-mail confirmed</Trans>
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}

const LikeIt = ({ candidates }: { candidates: number }) =>
  candidates === 0 ? (
    <Badge tone="info">
      <Trans>New person</Trans>
    </Badge>
  ) : (
    <Badge tone="warning">
      <Plural value={candidates} one="# similar record" other="# similar records" />
    </Badge>
  );

const Nobody = ({ decided }: { decided: boolean }) =>
  decided ? (
    <Empty icon={<PersonAdd size={28} />} title={<Trans>Nothing was decided lately</Trans>}>
      <Trans>Decisions stand here for thirty days. After that all that was typed is erased.</Trans>
    </Empty>
  ) : (
    <Empty icon={<PersonAdd size={28} />} title={<Trans>Nobody is waiting</Trans>}>
      <Trans>Whoever registers in the portal and needs somebody to look stands here.</Trans>
    </Empty>
  );
