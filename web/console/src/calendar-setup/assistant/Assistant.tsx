import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Failed } from "../../forms/Failure";
import { locationsQuery, practitionersQuery } from "../../invitations/queries";
import { whenAnySignedOut } from "../../queryClient";
import { toast } from "../../shell/toasts";
import page from "../../theme/page.module.css";
import { SetupHead, useSetupContract } from "../SetupHead";
import type { FirstCalendar } from "../types";
import { type Answers, afterMaking, bodyOf, idOfFault, usualAnswers } from "./answers";
import { Made } from "./Made";
import { Questions } from "./Questions";

/** The first-day assistant as a page of its own, for a clinic that has services already. */
export function AssistantPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const params = { contract: useSetupContract() };
  return (
    <>
      <SetupHead title={t`Assistant`} />
      <div className={page.page}>
        <div className={page.head}>
          <h1>
            <Trans>Assistant</Trans>
          </h1>
        </div>
        <Assistant
          onDone={() => void navigate({ to: "/contracts/$contract/calendar-setup/services", params })}
        />
      </div>
    </>
  );
}

export interface Faults {
  /** Grows with every try, so that the summary takes the focus again. */
  attempt: number;
  failed?: Failed;
  fields: { id: string; text: string }[];
}

/** A working calendar from five answers: questions first, then what they made, with a way back. */
export function Assistant({ onDone }: { onDone: () => void }) {
  const contract = useSetupContract();
  const practitioners = useQuery(practitionersQuery(contract)).data?.items;
  const institutions = useQuery(locationsQuery(contract)).data?.items;
  const client = useQueryClient();
  const [typed, setTyped] = useState<Answers>();
  const [made, setMade] = useState<FirstCalendar>();
  const [faults, setFaults] = useState<Faults>({ attempt: 0, fields: [] });
  const [busy, setBusy] = useState(false);
  if (!practitioners || !institutions) return null;
  const doctors = practitioners.filter((one) => one.status === "active");
  const places = institutions.filter((one) => one.status === "active");
  const answers =
    typed ??
    usualAnswers(
      doctors.map(({ id }) => id),
      places[0]?.id ?? "",
    );
  const path = { organization_id: contract };

  const refuse = (outcome: Failed["outcome"]) => {
    const attempt = faults.attempt + 1;
    if (outcome.kind === "refused" && outcome.problem.errors.length > 0)
      return setFaults({
        attempt,
        fields: outcome.problem.errors.map(({ field, detail }) => ({
          id: idOfFault(field, answers),
          text: detail,
        })),
      });
    setFaults({ attempt, failed: { outcome, attempt }, fields: [] });
  };
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ["calendar-setup", contract] });
    await client.invalidateQueries({ queryKey: ["contracts", contract] });
  };

  const make = async () => {
    setBusy(true);
    const answer = await outcome(
      api.POST("/api/console/contracts/{organization_id}/first-calendar", {
        params: { path },
        body: bodyOf(answers),
      }),
    );
    setBusy(false);
    if (answer.kind === "signed-out") return whenAnySignedOut();
    if (answer.kind !== "done") return refuse(answer);
    setFaults({ attempt: 0, fields: [] });
    setTyped(afterMaking(answers, answer.value));
    setMade(answer.value);
    await refresh();
  };

  const undo = async () => {
    if (!made) return;
    setBusy(true);
    const answer = await outcome(
      api.POST("/api/console/contracts/{organization_id}/first-calendar/undoing", {
        params: { path },
        body: made,
      }),
    );
    setBusy(false);
    if (answer.kind === "signed-out") return whenAnySignedOut();
    if (answer.kind !== "done") return refuse(answer);
    setFaults({ attempt: 0, fields: [] });
    setMade(undefined);
    await refresh();
    toast(msg`Services and hours were taken back`);
  };

  if (made)
    return (
      <Made
        contract={contract}
        made={made}
        practitioners={practitioners}
        institutions={institutions}
        failed={faults.failed}
        busy={busy}
        onUndo={() => void undo()}
        onDone={onDone}
      />
    );
  return (
    <Questions
      answers={answers}
      practitioners={doctors}
      institutions={places}
      faults={faults}
      busy={busy}
      onAnswers={setTyped}
      onMake={() => void make()}
    />
  );
}
