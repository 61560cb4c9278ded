import { useLingui } from "@lingui/react/macro";
import { CodeCells } from "@portico/shared/components/CodeCells";
import { Field } from "@portico/shared/components/Field";
import type { CodeEntryState } from "./useCodeEntry.ts";

type Props = {
  entry: Omit<CodeEntryState, "enter">;
  /** The label and the hint of a code of ten letters and digits. */
  spoken?: { label: string; hint: string };
};

/** The field for a code: cells for six digits, one line for a longer one. */
export function CodeEntry({ entry, spoken }: Props) {
  const { t } = useLingui();
  if (entry.kind === "digits")
    return (
      <CodeCells
        ref={entry.input}
        id="code"
        label={t`6-digit code`}
        value={entry.code}
        error={entry.fault}
        onChange={entry.setCode}
      />
    );
  return (
    <Field
      ref={entry.input}
      id="code"
      label={spoken?.label}
      hint={spoken?.hint}
      error={entry.fault}
      value={entry.code}
      autoComplete="off"
      autoCapitalize="characters"
      autoCorrect="off"
      spellCheck={false}
      onChange={(event) => entry.setCode(event.target.value)}
    />
  );
}
