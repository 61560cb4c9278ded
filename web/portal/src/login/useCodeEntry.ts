import { useLingui } from "@lingui/react/macro";
import type { Outcome, Problem } from "@portico/shared/api";
import { type FormEvent, useRef, useState } from "react";
import { tidyCode } from "../first-login/deskCode.ts";
import { useAttempt } from "../forms/useAttempt.ts";

/** Six digits that were sent or that an app shows; or ten letters and digits, printed or kept. */
export type CodeKind = "digits" | "spoken";

const LENGTH = { digits: 6, spoken: 10 };

type Ends<T> = {
  send: (code: string) => Promise<Outcome<T>>;
  onDone: (value: T) => void;
  /** The flow is over and has to begin again. */
  onLost: (problem: Problem) => void;
};

/** A code while it is typed and sent: what is wrong stands at the field, which takes the focus then. */
export function useCodeEntry<T>({ send, onDone, onLost }: Ends<T>) {
  const { t } = useLingui();
  const [kind, setKind] = useState<CodeKind>("digits");
  const [code, setCode] = useState("");
  const [fault, setFault] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const entering = useAttempt();

  function tell(text: string) {
    setFault(text);
    input.current?.focus();
  }

  function begin() {
    setCode("");
    setFault(undefined);
    entering.clear();
    setTimeout(() => input.current?.focus());
  }

  async function enter(event?: FormEvent) {
    event?.preventDefault();
    const typed = kind === "digits" ? code : tidyCode(code);
    if (typed.length < LENGTH[kind])
      return tell(
        kind === "digits"
          ? t`Enter all 6 digits of the code.`
          : t`Enter all 10 letters and digits of the code.`,
      );
    const result = await entering.attempt(() => send(typed));
    if (result.kind === "done") {
      begin();
      return onDone(result.value);
    }
    if (result.kind !== "refused") return;
    if (endsFlow(result.problem)) return onLost(result.problem);
    if (kind === "digits") setCode("");
    tell(result.problem.errors[0]?.detail ?? result.problem.detail);
  }

  return {
    kind,
    code,
    fault,
    input,
    busy: entering.busy,
    offline: entering.offline,
    enter,
    begin,
    setCode,
    choose: (wanted: CodeKind) => {
      setKind(wanted);
      begin();
    },
  };
}

export type CodeEntryState = ReturnType<typeof useCodeEntry>;

/** Too many wrong codes, too much time, a code used elsewhere, or an account that may not go in. */
export const endsFlow = ({ code, status, facts }: Problem) =>
  code === "FLOW_ENDED" ||
  code === "CODE_USED" ||
  code.startsWith("ACCESS_") ||
  status === 404 ||
  (code === "CODE_WRONG" && facts.attempts_left === 0);
