import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { VisitTimeline } from "@portico/shared/components/VisitTimeline";
import { History as HistoryIcon, Print } from "@portico/shared/icons";
import { useClinic } from "../clinic/ClinicContext.ts";
import { PageHead } from "../shell/PageHead.tsx";
import styles from "./History.module.css";
import { useVisits } from "./useVisits.ts";

/** The visits, newest first; what is still to come above a rule for today. */
export default function History() {
  const { t } = useLingui();
  const { time_zone } = useClinic();
  const visits = useVisits();
  const { items } = visits;
  return (
    <>
      <div className={styles.head}>
        <PageHead name={t`History`}>
          <Trans>Your visits, and what came of them.</Trans>
        </PageHead>
        <span className={`${styles.print} screen-only`}>
          <Button look="plain" icon={<Print />} onClick={() => window.print()}>
            <Trans>Print</Trans>
          </Button>
        </span>
      </div>
      {visits.error && <TryAgain error={visits.error} onTryAgain={visits.again} />}
      {!items && !visits.error && <SkeletonRows rows={5} />}
      {items?.length === 0 && (
        <Empty icon={<HistoryIcon size={22} />} title={<Trans>No visits yet</Trans>}>
          <Trans>After your first visit you find it here.</Trans>
        </Empty>
      )}
      {items && items.length > 0 && <VisitTimeline visits={items} zone={time_zone} />}
      {visits.more && (
        <Button look="plain" width="full" busy={visits.busy} onClick={visits.showMore}>
          <Trans>Show earlier visits</Trans>
        </Button>
      )}
    </>
  );
}
