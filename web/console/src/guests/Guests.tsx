import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Person } from "@portico/shared/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useClinic } from "../session/clinic";
import page from "../theme/page.module.css";
import table from "../theme/table.module.css";
import { PageTitle } from "../ui/PageTitle";
import { Segmented } from "../ui/Segmented";
import { SkeletonLine } from "../ui/SkeletonRows";
import { GuestCard } from "./GuestCard";
import styles from "./Guests.module.css";
import { guestListQuery } from "./queries";

const route = getRouteApi("/inside/contracts/$contract/guests");

/** Who has booked without an account, beside the records that may be theirs; who booked first first. */
export function Guests() {
  const { t } = useLingui();
  const { organization_id } = useClinic();
  const { joined = false } = route.useSearch();
  const navigate = useNavigate();
  const list = useInfiniteQuery(guestListQuery(organization_id, joined));
  const guests = list.data?.pages.flatMap(({ items }) => items);
  return (
    <div className={`${page.page} ${styles.page}`}>
      <PageTitle>{t`Guests`}</PageTitle>
      <div className={page.head}>
        <h1>
          <Trans>Guests</Trans>
        </h1>
        <div className={page.actions}>
          <Segmented
            quiet
            label={<Trans>Which guests</Trans>}
            name="joined"
            value={joined ? "joined" : "waiting"}
            choices={[
              { value: "waiting", words: <Trans>Without a record</Trans> },
              { value: "joined", words: <Trans>Joined lately</Trans> },
            ]}
            onChoose={(chosen) =>
              void navigate({
                to: "/contracts/$contract/guests",
                params: { contract: organization_id },
                search: chosen === "joined" ? { joined: true } : {},
                replace: true,
              })
            }
          />
        </div>
      </div>
      <p className={styles.lead}>
        <Trans>
          They have booked without an account. Only the contact marked as proved is sure; who it is, the
          reception says.
        </Trans>
      </p>
      {list.error && <TryAgain error={list.error} onTryAgain={() => void list.refetch()} />}
      {list.isPending && (
        <div className={table.frame} aria-hidden="true">
          <SkeletonLine />
        </div>
      )}
      {guests?.map((guest) => (
        <GuestCard key={guest.id} guest={guest} />
      ))}
      {guests?.length === 0 && <Nobody joined={joined} />}
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

const Nobody = ({ joined }: { joined: boolean }) =>
  joined ? (
    <Empty icon={<Person size={28} />} title={<Trans>Nobody was joined lately</Trans>}>
      <Trans>Guests who were joined with a record stand here until thirty days after their visit.</Trans>
    </Empty>
  ) : (
    <Empty icon={<Person size={28} />} title={<Trans>Every guest has a record</Trans>}>
      <Trans>Whoever books in the portal without an account stands here until somebody says who it is.</Trans>
    </Empty>
  );
