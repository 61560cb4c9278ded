import { useLingui } from "@lingui/react/macro";
import { CheckSet } from "@portico/shared/components/CheckSet";
import type { Scope } from "../../../api/types";
import { scopes, useScopeWords } from "./words";

interface Props {
  /** Of the first box: what a link of the error summary leads to. */
  id: string;
  chosen: Scope[];
  onChoose: (scopes: Scope[]) => void;
  error?: string;
  legend?: string;
}

export function ScopeChoices({ legend, ...set }: Props) {
  const { t } = useLingui();
  const words = useScopeWords();
  return (
    <CheckSet
      {...set}
      legend={legend ?? t`What may be done and seen`}
      choices={scopes}
      words={words}
      size="staff"
    />
  );
}
