import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { ErrorSummary } from "@portico/shared/components/ErrorSummary";
import { Note } from "@portico/shared/components/Note";
import { type Language, languageNames, languages } from "@portico/shared/i18n";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { legalQuery } from "../api/queries";
import type { LegalTexts } from "../api/types";
import { type Failed, Failure } from "../forms/Failure";
import { LeaveGuard } from "../forms/LeaveGuard";
import { toast } from "../shell/toasts";
import card from "../theme/card.module.css";
import { Segmented } from "../ui/Segmented";
import { DraftFields } from "./DraftFields";
import { type Drafts, draftsOf, isChanged, type Missing, missing, textsOf, writtenIn } from "./drafts";
import styles from "./Legal.module.css";
import { Preview } from "./Preview";
import { usePartWords } from "./words";

const Confirm = lazy(() => import("./Confirm").then(({ Confirm }) => ({ default: Confirm })));

interface Props {
  contract: string;
  clinic: string;
  /** The contract's own language. */
  own: Language;
  legal: LegalTexts;
}

/** The next version, written from the one in force, with what the patient will see beside it. */
export function NewVersion({ contract, clinic, own, legal }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const words = usePartWords();
  const [begun, setBegun] = useState(legal);
  const [drafts, setDrafts] = useState<Drafts>(() => draftsOf(legal));
  const [language, setLanguage] = useState<Language>(own);
  const [faults, setFaults] = useState<{ attempt: number; missing: Missing[] }>();
  const [failure, setFailure] = useState<Failed>();
  const [overtaken, setOvertaken] = useState(false);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const changed = isChanged(begun, drafts);
  const order = [own, ...languages.filter((one) => one !== own)];

  const check = () => {
    const lacking = missing(drafts, own);
    const [first] = lacking;
    if (!first) {
      setFaults(undefined);
      return setAsking(true);
    }
    setLanguage(first.language);
    setFaults({ attempt: (faults?.attempt ?? 0) + 1, missing: lacking });
  };

  const begin = (from: LegalTexts) => {
    setBegun(from);
    client.setQueryData(legalQuery(contract).queryKey, from);
  };

  const publish = async () => {
    setBusy(true);
    const answer = await outcome(
      api.POST("/api/console/contracts/{organization_id}/legal", {
        params: { path: { organization_id: contract } },
        body: { version: begun.version, texts: textsOf(drafts) },
      }),
    );
    setBusy(false);
    setAsking(false);
    setFailure(undefined);
    if (answer.kind === "done") {
      setOvertaken(false);
      begin(answer.value);
      setDrafts(draftsOf(answer.value));
      return toast(msg`Published`);
    }
    if (answer.kind === "refused" && answer.problem.code === "VERSION_CHANGED") {
      setOvertaken(true);
      return begin(await client.fetchQuery({ ...legalQuery(contract), staleTime: 0 }));
    }
    setFailure({ outcome: answer, attempt: (failure?.attempt ?? 0) + 1 });
  };

  return (
    <section className={`${card.card} ${card.part}`} aria-labelledby="new-version">
      <h2 id="new-version" className={styles.title}>
        <Trans>New version</Trans>
      </h2>
      {faults && (
        <ErrorSummary
          key={faults.attempt}
          title={<Trans>Please check this</Trans>}
          items={faults.missing.map((one) => ({
            id: `legal-${one.part}`,
            text: t`${words[one.part]} in ${languageNames[one.language]} is empty: a language has both texts or none.`,
          }))}
        />
      )}
      {failure && <Failure failed={failure} />}
      {overtaken && (
        <Note tone="warning" live>
          <Trans>
            Somebody else published a version while you were here; it stands above. What you typed is kept;
            please check, then publish again.
          </Trans>
        </Note>
      )}
      <Segmented
        label={<Trans>Language</Trans>}
        name="legal-language"
        value={language}
        choices={order.map((one) => ({
          value: one,
          words: writtenIn(drafts).includes(one) ? languageNames[one] : t`${languageNames[one]} (empty)`,
        }))}
        onChoose={setLanguage}
      />
      <div className={styles.columns}>
        <DraftFields
          key={language}
          language={language}
          draft={drafts[language]}
          lacking={faults?.missing.filter((one) => one.language === language).map((one) => one.part) ?? []}
          onDraft={(draft) => setDrafts({ ...drafts, [language]: draft })}
        />
        <Preview draft={drafts[language]} language={language} clinic={clinic} />
      </div>
      <div className={styles.actions}>
        <Button size="staff" disabled={!changed} onClick={check}>
          <Trans>Publish…</Trans>
        </Button>
        {changed && (
          <Button look="plain" size="staff" onClick={() => setDrafts(draftsOf(begun))}>
            <Trans>Discard</Trans>
          </Button>
        )}
      </div>
      {asking && (
        <Suspense>
          <Confirm
            version={begun.version + 1}
            languages={writtenIn(drafts)}
            busy={busy}
            onPublish={() => void publish()}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
      <LeaveGuard when={changed && !busy} />
    </section>
  );
}
