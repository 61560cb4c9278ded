import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Clock, Plus } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Failure } from "../forms/Failure";
import { useClinic } from "../session/clinic";
import page from "../theme/page.module.css";
import table from "../theme/table.module.css";
import { PageTitle } from "../ui/PageTitle";
import { Segmented } from "../ui/Segmented";
import { SkeletonLine } from "../ui/SkeletonRows";
import { FiguresStrip } from "./FiguresStrip";
import { LineRow } from "./LineRow";
import { OfferingMode } from "./OfferingMode";
import { doctorsQuery, lineQuery } from "./queries";
import { useAnswers } from "./useAnswers";
import styles from "./WaitingList.module.css";
import { WaitPanel } from "./WaitPanel";

const route = getRouteApi("/inside/contracts/$contract/waiting-list");

/** Who waits for what, whom to call, and what the list has brought. */
export function WaitingListPage() {
  const { t } = useLingui();
  const { organization_id, may } = useClinic();
  const { calls = false } = route.useSearch();
  const navigate = useNavigate();
  const [entering, setEntering] = useState(false);
  const line = useQuery(lineQuery(organization_id));
  const doctors = useQuery(doctorsQuery(organization_id));
  const names = new Map(doctors.data?.items.map(({ id, name }) => [id, name]));
  const answers = useAnswers(organization_id);
  const toCall = line.data?.items.filter(({ offer, channels }) =>
    offer ? offer.by_call : channels.length === 0,
  );
  const rows = calls ? toCall : line.data?.items;
  return (
    <div className={`${page.page} ${styles.page}`}>
      <PageTitle>{t`Waiting list`}</PageTitle>
      <div className={page.head}>
        <h1>
          <Trans>Waiting list</Trans>
        </h1>
        <div className={page.actions}>
          <Segmented
            quiet
            label={<Trans>Who is shown</Trans>}
            name="calls"
            value={calls ? "calls" : "all"}
            choices={[
              { value: "all", words: <Trans>All who wait</Trans> },
              {
                value: "calls",
                words: toCall?.length ? (
                  <Plural value={toCall.length} one="# to call" other="# to call" />
                ) : (
                  <Trans>To call</Trans>
                ),
              },
            ]}
            onChoose={(chosen) =>
              void navigate({
                to: "/contracts/$contract/waiting-list",
                params: { contract: organization_id },
                search: chosen === "calls" ? { calls: true } : {},
                replace: true,
              })
            }
          />
          {may("calendar_write") && (
            <Button size="staff" icon={<Plus size={18} />} onClick={() => setEntering(true)}>
              <Trans>Put somebody on the list</Trans>
            </Button>
          )}
        </div>
      </div>
      {entering && <WaitPanel onDone={() => setEntering(false)} onClose={() => setEntering(false)} />}
      <FiguresStrip />
      {answers.failure && <Failure failed={answers.failure} />}
      {line.error && <TryAgain error={line.error} onTryAgain={() => void line.refetch()} />}
      {line.isPending && (
        <div className={table.frame} aria-hidden="true">
          <div className={styles.row}>
            <SkeletonLine />
          </div>
        </div>
      )}
      {rows && rows.length > 0 && (
        <ol className={`${table.frame} ${styles.list}`}>
          {rows.map((entry) => (
            <LineRow key={entry.id} entry={entry} doctors={names} answers={answers} />
          ))}
        </ol>
      )}
      {rows?.length === 0 && <Nobody calls={calls} />}
      {may("scheduling_manage") && <OfferingMode answers={answers} />}
    </div>
  );
}

const Nobody = ({ calls }: { calls: boolean }) =>
  calls ? (
    <Empty icon={<Clock size={28} />} title={<Trans>Nobody to call</Trans>}>
      <Trans>Who waits and has neither e-mail nor a phone for messages stands here, with the number.</Trans>
    </Empty>
  ) : (
    <Empty icon={<Clock size={28} />} title={<Trans>Nobody waits</Trans>}>
      <Trans>
        Patients put themselves on the list in the portal when no time suits them, and you put on it whom you
        have on the phone. What becomes free is offered to them by itself.
      </Trans>
    </Empty>
  );
