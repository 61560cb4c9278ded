import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dateTimeAt, fullDateAt } from "@portico/shared/dates";
import { Again } from "@portico/shared/icons";
import { useInfiniteQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { InvitationRun } from "../api/types";
import { useClinic } from "../session/clinic";
import page from "../theme/page.module.css";
import table from "../theme/table.module.css";
import { Crumbs } from "../ui/Crumbs";
import { PageTitle } from "../ui/PageTitle";
import styles from "./NewRun.module.css";
import { runPatientsQuery, runQuery } from "./queries";
import { RunLetters } from "./RunLetters";
import { RunTable } from "./RunTable";
import {
  countOf,
  inRun,
  stateOrder,
  usePatientStateWords,
  useRunChannelWords,
  useRunStateWords,
} from "./runWords";
import { StopRun } from "./StopRun";

/** One round of invitations: how many are how far, and who. */
export function RunPage() {
  const { t } = useLingui();
  const { organization_id, zone, may } = useClinic();
  const { run: run_id } = useParams({ from: "/inside/contracts/$contract/invitations/$run" });
  const path = { organization_id, run_id };
  const run = useSuspenseQuery(runQuery(path)).data;
  const [state, setState] = useState<string>();
  const patients = useInfiniteQuery(runPatientsQuery(path, state));
  const client = useQueryClient();
  const states = useRunStateWords();
  const begun = fullDateAt(run.created_at, zone);
  return (
    <>
      <Crumbs
        links={[
          <Link
            key="all"
            to="/contracts/$contract/invitations"
            params={{ contract: organization_id }}
            preload={false}
          >
            <Trans>Portal invitations</Trans>
          </Link>,
        ]}
        here={begun}
      />
      <div className={page.page}>
        <PageTitle>{t`Invitations of ${begun}`}</PageTitle>
        <div className={page.head}>
          <h1>
            <Trans>Invitations of {begun}</Trans>
          </h1>
          <Badge tone={run.state === "running" ? "brand" : "plain"}>{states[run.state]}</Badge>
          <div className={page.actions}>
            <Button
              look="plain"
              size="staff"
              icon={<Again size={16} />}
              onClick={() => client.invalidateQueries({ queryKey: ["invitation-runs", organization_id] })}
            >
              <Trans>Refresh</Trans>
            </Button>
            {may("access_manage") && <StopRun run={run} />}
          </div>
        </div>
        <Progress run={run} zone={zone} />
        {run.channel === "letter" && may("access_manage") && <RunLetters run={run} />}
        <StateChips run={run} state={state} onChoose={setState} />
        {patients.error ? (
          <TryAgain error={patients.error} onTryAgain={() => patients.refetch()} />
        ) : (
          <RunTable patients={patients.data?.pages.flatMap((one) => one.items)} />
        )}
        {patients.hasNextPage && (
          <div className={table.more}>
            <Button
              look="plain"
              size="staff"
              busy={patients.isFetchingNextPage}
              onClick={() => patients.fetchNextPage()}
            >
              <Trans>Show more</Trans>
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

function Progress({ run, zone }: { run: InvitationRun; zone: string }) {
  const channels = useRunChannelWords();
  const waiting = countOf(run, "waiting");
  return (
    <p className={styles.progress}>
      <Plural value={inRun(run)} one="# patient" other="# patients" /> · {channels[run.channel]} ·{" "}
      {run.channel === "letter" ? (
        <Plural value={run.per_day} one="# at a time" other="# at a time" />
      ) : (
        <Plural value={run.per_day} one="# a day" other="# a day" />
      )}
      {run.state === "running" && waiting > 0 && run.next_at && (
        <>
          {" · "}
          <Trans>goes on {dateTimeAt(run.next_at, zone)}</Trans>
        </>
      )}
    </p>
  );
}

interface ChipsProps {
  run: InvitationRun;
  state?: string;
  onChoose: (state?: string) => void;
}

function StateChips({ run, state, onChoose }: ChipsProps) {
  const { t } = useLingui();
  const words = usePatientStateWords();
  const all = run.counts.reduce((sum, { count }) => sum + count, 0);
  const chips = stateOrder.map((one) => ({ one, count: countOf(run, one) })).filter(({ count }) => count > 0);
  return (
    <ul className={`${styles.chips} screen-only`} aria-label={t`Filter`}>
      <li>
        <button type="button" className={styles.chip} aria-pressed={!state} onClick={() => onChoose()}>
          <Trans>All</Trans> <span className="numbers">{all}</span>
        </button>
      </li>
      {chips.map(({ one, count }) => (
        <li key={one}>
          <button
            type="button"
            className={styles.chip}
            aria-pressed={state === one}
            onClick={() => onChoose(one)}
          >
            {words(one)} <span className="numbers">{count}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
