import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Shield } from "@portico/shared/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { auditQuery } from "../api/queries";
import { LogLines } from "../log/LogLines";
import { useClinic } from "../session/clinic";
import page from "../theme/page.module.css";
import table from "../theme/table.module.css";
import { PageTitle } from "../ui/PageTitle";

/** Everything that happened in the contract, for its administrator. */
export function Audit() {
  const { t } = useLingui();
  const { organization_id } = useClinic();
  const events = useInfiniteQuery(auditQuery(organization_id));
  const items = events.data?.pages.flatMap((one) => one.items);
  return (
    <div className={page.page}>
      <PageTitle>{t`Audit log`}</PageTitle>
      <div className={page.head}>
        <h1>
          <Trans>Audit log</Trans>
        </h1>
        <span className={page.aside}>
          <Trans>Nothing in it can be changed or removed unnoticed</Trans>
        </span>
      </div>
      {events.error && <TryAgain error={events.error} onTryAgain={() => events.refetch()} />}
      {items?.length === 0 && (
        <Empty icon={<Shield size={28} />} title={<Trans>Nothing has happened yet</Trans>}>
          <Trans>Every sign-in, look and change will stand here.</Trans>
        </Empty>
      )}
      {items?.length !== 0 && !(events.error && !items) && <LogLines entries={items} />}
      {events.hasNextPage && (
        <div className={table.more}>
          <Button
            look="plain"
            size="staff"
            busy={events.isFetchingNextPage}
            onClick={() => events.fetchNextPage()}
          >
            <Trans>Show earlier entries</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}
