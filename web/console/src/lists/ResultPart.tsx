import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { fullDateAt } from "@portico/shared/dates";
import { Undo } from "@portico/shared/icons";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { PatientList } from "../api/types";
import type { Unhappy } from "../forms/Failure";
import { useClinic } from "../session/clinic";
import { Choice } from "../ui/Choice";
import { AskDialog } from "./AskDialog";
import type { Shown } from "./queries";
import styles from "./ResultPart.module.css";
import { Rows } from "./Rows";
import type { useListActs } from "./useLists";
import { useOutcomeWords, useVerdictWords } from "./words";

type Acts = ReturnType<typeof useListActs>;
type Props = {
  organization: string;
  list: PatientList;
  acts: Acts;
  onColumns: () => void;
  onFailure: (outcome: Unhappy) => void;
};

/** What was found in a list, or what became of it; the rows below. */
export function ResultPart({ organization, list, acts, onColumns, onFailure }: Props) {
  const navigate = useNavigate();
  const [asking, setAsking] = useState<"take" | "undo" | "remove">();
  const wanted = (list.verdicts.addition ?? 0) + (list.verdicts.change ?? 0) - list.left_out;

  async function act(what: "take" | "undo" | "remove") {
    const answer = await acts[what]();
    setAsking(undefined);
    if (answer.kind !== "done") return onFailure(answer);
    if (what === "remove")
      await navigate({ to: "/contracts/$contract/patient-lists", params: { contract: organization } });
  }

  return (
    <>
      <Summary list={list} />
      <div className={`${styles.actions} screen-only`}>
        {list.state === "checked" && (
          <>
            <Button size="staff" disabled={wanted === 0} onClick={() => setAsking("take")}>
              <Plural value={wanted} one="Import # patient" other="Import # patients" />
            </Button>
            <Button size="staff" look="plain" onClick={onColumns}>
              <Trans>Change the columns</Trans>
            </Button>
          </>
        )}
        {list.state === "taken" && (
          <Button size="staff" look="plain" icon={<Undo size={18} />} onClick={() => setAsking("undo")}>
            <Trans>Undo the whole import</Trans>
          </Button>
        )}
        <Button size="staff" look="quiet" onClick={() => setAsking("remove")}>
          <Trans>Forget this list</Trans>
        </Button>
      </div>
      <RowsByKind organization={organization} list={list} acts={acts} onFailure={onFailure} />
      {asking && (
        <AskDialog
          what={asking}
          list={list}
          wanted={wanted}
          onClose={() => setAsking(undefined)}
          onYes={() => act(asking)}
        />
      )}
    </>
  );
}

function Summary({ list }: { list: PatientList }) {
  const { zone } = useClinic();
  const until = fullDateAt(list.removed_at, zone);
  const { created = 0, changed = 0, left = 0, undone = 0, kept = 0 } = list.outcomes;
  const { faulty = 0, doubtful = 0 } = list.verdicts;
  if (list.state === "taken")
    return (
      <Note tone="done">
        <p>
          <Plural value={created} one="# record was added" other="# records were added" />,{" "}
          <Plural value={changed} one="# was changed" other="# were changed" />.{" "}
          {left > 0 && <Plural value={left} one="# row was left out." other="# rows were left out." />}{" "}
          <Trans>Until {until} all of it can be undone.</Trans>
        </p>
      </Note>
    );
  if (list.state === "undone")
    return (
      <Note tone={kept > 0 ? "warning" : "done"}>
        <p>
          <Plural value={undone} one="# record was taken back." other="# records were taken back." />{" "}
          {kept > 0 && (
            <Plural
              value={kept}
              one="# stays as it is, since somebody has worked with it."
              other="# stay as they are, since somebody has worked with them."
            />
          )}
        </p>
      </Note>
    );
  if (faulty + doubtful === 0)
    return (
      <Note tone="done">
        <Trans>Every row can be imported. Nothing is written yet.</Trans>
      </Note>
    );
  return (
    <Note tone="warning">
      <Plural
        value={faulty + doubtful}
        one="# row cannot be imported; the reason stands beside it. Nothing is written yet."
        other="# rows cannot be imported; the reason stands beside each. Nothing is written yet."
      />
    </Note>
  );
}

function RowsByKind({ organization, list, acts, onFailure }: Omit<Props, "onColumns">) {
  const { t } = useLingui();
  const verdicts = useVerdictWords();
  const outcomes = useOutcomeWords();
  const byOutcome = list.state === "taken" || list.state === "undone";
  const words: Record<string, string> = byOutcome ? outcomes : verdicts;
  const counts = byOutcome ? list.outcomes : list.verdicts;
  const kinds = Object.keys(words).filter((kind) => (counts[kind] ?? 0) > 0);
  const rest = byOutcome
    ? (["faulty", "doubtful"] as const).filter((kind) => (list.verdicts[kind] ?? 0) > 0)
    : [];
  const options = [
    ...kinds.map((kind) => ({ value: kind, text: `${words[kind]} (${counts[kind]})` })),
    ...rest.map((kind) => ({ value: kind, text: `${verdicts[kind]} (${list.verdicts[kind]})` })),
  ];
  const [chosen, setChosen] = useState<string>();
  const kind = options.find(({ value }) => value === chosen)?.value ?? firstOf(options);
  if (!kind) return null;
  const shown = (
    byOutcome && !rest.some((one) => one === kind) ? { outcome: kind } : { verdict: kind }
  ) as Shown;
  return (
    <>
      <div className={`${styles.kinds} screen-only`}>
        <Choice label={t`Which rows`} value={kind} options={options} onChoose={setChosen} />
      </div>
      <Rows
        key={kind}
        organization={organization}
        list={list}
        shown={shown}
        choice={list.state === "checked" && (kind === "addition" || kind === "change") ? kind : undefined}
        acts={acts}
        onFailure={onFailure}
      />
    </>
  );
}

/** What needs a look comes first. */
const firstOf = (options: { value: string }[]) =>
  (options.find(({ value }) => value === "kept" || value === "faulty" || value === "doubtful") ?? options[0])
    ?.value;
