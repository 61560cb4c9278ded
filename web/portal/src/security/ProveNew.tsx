import { Trans, useLingui } from "@lingui/react/macro";
import type { Outcome, Problem } from "@portico/shared/api";
import { BackLink } from "@portico/shared/components/BackLink";
import { Button } from "@portico/shared/components/Button";
import { Card } from "@portico/shared/components/Card";
import { Field } from "@portico/shared/components/Field";
import { FieldRow } from "@portico/shared/components/FieldRow";
import { Note } from "@portico/shared/components/Note";
import { Steps } from "@portico/shared/components/Steps";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQueryClient } from "@tanstack/react-query";
import { type ComponentProps, type FormEvent, type ReactNode, useRef, useState } from "react";
import { usePages } from "../clinic/ClinicContext.ts";
import type { CodeStep, Session } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { CodeForm } from "../login/CodeForm.tsx";
import { WhereCodeIs } from "../login/codeWords.tsx";
import styles from "../login/form.module.css";
import { useRenewed } from "../session/useRenewed.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { BackToSecurity } from "./BackToSecurity.tsx";
import { Narrow } from "./Narrow.tsx";
import { useFreshly } from "./useFreshly.tsx";

type Calls = {
  begin: (typed: string) => Promise<Outcome<CodeStep>>;
  resend: () => Promise<Outcome<CodeStep>>;
  enter: (code: string) => Promise<Outcome<Session>>;
};

type Props = {
  calls: Calls;
  words: {
    title: string;
    lead: string;
    /** The code's page. */
    codeTitle: string;
    field: string;
    /** The new one, as a row's label. */
    fresh: string;
    save: string;
    told: ReactNode;
  };
  input: Pick<ComponentProps<typeof Field>, "type" | "inputMode" | "autoComplete" | "hint">;
  faultOf: (typed: string) => string | null;
  done: ReactNode;
};

/** A new phone number or e-mail address: typed, then proved by a code that is sent to it. */
export function ProveNew({ calls, words, input, faultOf, done }: Props) {
  const { t } = useLingui();
  const [typed, setTyped] = useState("");
  const [step, setStep] = useState<CodeStep>();
  const [lost, setLost] = useState<Problem>();
  const [proved, setProved] = useState(false);
  const client = useQueryClient();
  const renewed = useRenewed();
  const { freshly, asking } = useFreshly();

  /** Who waited until the proof was over confirms again; that needs a new code, too. */
  async function enter(code: string): Promise<Outcome<Session>> {
    const result = await calls.enter(code);
    if (result.kind !== "refused" || result.problem.code !== "STEP_UP_REQUIRED") return result;
    const anew = await freshly(() => calls.begin(typed));
    if (anew.kind !== "done") return anew;
    setStep(anew.value);
    return {
      ...result,
      problem: { ...result.problem, detail: t`We sent a new code. Please enter that one.` },
    };
  }

  if (proved) return done;
  return (
    <>
      {step ? (
        <EnterCode
          words={words}
          typed={typed}
          step={step}
          onCorrect={() => setStep(undefined)}
          form={
            <CodeForm
              step={step}
              onStep={setStep}
              go={words.save}
              resend={() => freshly(calls.resend)}
              send={enter}
              onDone={(session) => {
                renewed(session);
                void client.invalidateQueries({ queryKey: ["patient"] });
                setProved(true);
              }}
              onLost={(problem) => {
                setLost(problem);
                setStep(undefined);
              }}
            />
          }
        />
      ) : (
        <TypeNew
          words={words}
          input={input}
          typed={typed}
          onType={setTyped}
          faultOf={faultOf}
          lost={lost}
          begin={() => freshly(() => calls.begin(typed))}
          onStep={(next) => {
            setLost(undefined);
            setStep(next);
          }}
        />
      )}
      {asking}
    </>
  );
}

type TypeProps = Pick<Props, "words" | "input" | "faultOf"> & {
  typed: string;
  onType: (typed: string) => void;
  lost?: Problem;
  begin: () => Promise<Outcome<CodeStep>>;
  onStep: (step: CodeStep) => void;
};

function TypeNew({ words, input, typed, onType, faultOf, lost, begin, onStep }: TypeProps) {
  const [fault, setFault] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const beginning = useAttempt();

  async function send(event?: FormEvent) {
    event?.preventDefault();
    const plain = faultOf(typed);
    if (plain) return tell(plain);
    const result = await beginning.attempt(begin);
    if (result.kind === "done") return onStep(result.value);
    const said = result.kind === "refused" && result.problem.errors[0]?.detail;
    if (said) tell(said);
  }

  function tell(text: string) {
    setFault(text);
    field.current?.focus();
  }

  return (
    <Narrow>
      <BackToSecurity />
      <Steps step={1} of={2}>
        <Trans>Step 1 of 2</Trans>
      </Steps>
      <PageHead name={words.title}>{words.lead}</PageHead>
      {lost && <Note tone="warning">{lost.detail}</Note>}
      <form className={styles.form} onSubmit={send} noValidate>
        <Field
          {...input}
          ref={field}
          id="new"
          label={words.field}
          error={fault}
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            onType(event.target.value);
            setFault(undefined);
          }}
        />
        {beginning.offline && <TryAgain error={beginning.offline} onTryAgain={() => void send()} />}
        {beginning.refused && beginning.refused.errors.length === 0 && (
          <Note tone="warning" live>
            {beginning.refused.detail}
          </Note>
        )}
        <Button type="submit" width="full" busy={beginning.busy}>
          <Trans>Send a code to it</Trans>
        </Button>
      </form>
    </Narrow>
  );
}

type CodeProps = Pick<Props, "words"> & {
  typed: string;
  step: CodeStep;
  onCorrect: () => void;
  form: ReactNode;
};

function EnterCode({ words, typed, step, onCorrect, form }: CodeProps) {
  return (
    <Narrow>
      <BackLink href={usePages().security}>
        <Trans>Sign-in and security</Trans>
      </BackLink>
      <Steps step={2} of={2}>
        <Trans>Step 2 of 2</Trans>
      </Steps>
      <PageHead name={words.codeTitle}>
        <WhereCodeIs step={step} />
      </PageHead>
      <Card>
        <FieldRow
          label={words.fresh}
          value={<span className="numbers">{typed}</span>}
          action={
            <button type="button" onClick={onCorrect}>
              <Trans>Correct</Trans>
            </button>
          }
        />
      </Card>
      {form}
      <Note icon="shield">{words.told}</Note>
    </Narrow>
  );
}
