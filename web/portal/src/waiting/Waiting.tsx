import { Trans, useLingui } from "@lingui/react/macro";
import { BackLink } from "@portico/shared/components/BackLink";
import { buttonClass } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Clock } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { practitionersQuery } from "../booking/offers.ts";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { usePatientPath } from "../session/SessionContext.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { waitingQuery } from "./queries.ts";
import { WaitCard } from "./WaitCard.tsx";
import styles from "./Waiting.module.css";

/** What one waits for, and the offers that stand. */
export default function Waiting() {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const pages = usePages();
  const list = useQuery(waitingQuery(usePatientPath(suffix)));
  const doctors = useQuery(practitionersQuery(suffix));
  const names = new Map(doctors.data?.items.map(({ id, name }) => [id, name]));
  const standing = list.data?.items.filter(({ ended_at }) => !ended_at);
  return (
    <>
      <BackLink href={pages.bookings()}>
        <Trans>Bookings</Trans>
      </BackLink>
      <PageHead name={t`Waiting list`}>
        <Trans>When a time that suits you becomes free, we write to you, and one tap makes it yours.</Trans>
      </PageHead>
      {list.error && <TryAgain error={list.error} onTryAgain={() => void list.refetch()} />}
      {list.isPending && <SkeletonRows rows={2} />}
      {standing && standing.length > 0 && (
        <ul className={styles.list}>
          {standing.map((entry) => (
            <li key={entry.id}>
              <WaitCard entry={entry} doctors={names} />
            </li>
          ))}
        </ul>
      )}
      {standing?.length === 0 && (
        <Empty
          icon={<Clock size={22} />}
          title={<Trans>You wait for nothing</Trans>}
          action={
            <a className={buttonClass({})} href={pages.booking()}>
              <Trans>New booking</Trans>
            </a>
          }
        >
          <Trans>
            Where no time suits you when you book, or where you would rather come earlier, choose “Tell me
            when something earlier comes”.
          </Trans>
        </Empty>
      )}
    </>
  );
}
