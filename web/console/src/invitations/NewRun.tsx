import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, value } from "@portico/shared/api";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { MatchedTable, RunChannel, RunCriteria } from "../api/types";
import { useClinic } from "../session/clinic";
import { toast } from "../shell/toasts";
import page from "../theme/page.module.css";
import { PageTitle } from "../ui/PageTitle";
import { useDebounced } from "../ui/useDebounced";
import { type Chosen, CriteriaForm, criteriaOf } from "./CriteriaForm";
import styles from "./NewRun.module.css";
import { Preview } from "./Preview";
import { previewQuery } from "./queries";

/** Whom to invite, by what; beside it at once who that is, and why not the others. */
export function NewRun() {
  const { t } = useLingui();
  const { organization_id } = useClinic();
  const [chosen, setChosen] = useState<Chosen>({});
  const [list, setList] = useState<MatchedTable>();
  const [channel, setChannel] = useState<RunChannel>("email_or_sms");
  const [perDay, setPerDay] = useState(50);
  const wanted: RunCriteria = list ? { patients: list.patients } : criteriaOf(chosen);
  const now = JSON.stringify(wanted);
  const criteria = useDebounced(now, 400);
  const preview = useQuery({
    ...previewQuery(organization_id, JSON.parse(criteria) as RunCriteria, channel),
    placeholderData: keepPreviousData,
  });
  const starting = useStarting();
  const upToDate = criteria === now && !preview.isPlaceholderData;
  return (
    <div className={page.page}>
      <PageTitle>{t`Invite patients`}</PageTitle>
      <div className={page.head}>
        <h1>
          <Trans>Invite patients</Trans>
        </h1>
        <span className={page.aside}>
          <Trans>Only who does not use the portal yet</Trans>
        </span>
      </div>
      <div className={styles.columns}>
        <CriteriaForm {...{ chosen, setChosen, list, setList, channel, setChannel, perDay, setPerDay }} />
        <Preview
          preview={preview}
          upToDate={upToDate}
          perDay={perDay}
          starting={starting}
          onStart={() => starting.mutate({ criteria: wanted, channel, per_day: perDay })}
        />
      </div>
    </div>
  );
}

function useStarting() {
  const { organization_id } = useClinic();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: { criteria: RunCriteria; channel: RunChannel; per_day: number }) =>
      value(
        api.POST("/api/console/contracts/{organization_id}/invitation-runs", {
          params: { path: { organization_id } },
          body,
        }),
      ),
    onSuccess: async (run) => {
      await client.invalidateQueries({ queryKey: ["invitation-runs", organization_id] });
      toast(
        run.channel === "letter" ? msg`Now make the letters` : msg`The first messages leave within a minute`,
      );
      await navigate({
        to: "/contracts/$contract/invitations/$run",
        params: { contract: organization_id, run: run.id },
      });
    },
  });
}
