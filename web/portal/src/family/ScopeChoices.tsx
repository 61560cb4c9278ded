import { useLingui } from "@lingui/react/macro";
import { CheckSet } from "@portico/shared/components/CheckSet";
import type { Scope } from "../clinic/types.ts";
import { scopes, useScopeWords } from "./words.ts";

type Props = { id: string; chosen: Scope[]; onChoose: (scopes: Scope[]) => void; error?: string };

export function ScopeChoices(set: Props) {
  const { t } = useLingui();
  const words = useScopeWords();
  return <CheckSet {...set} legend={t`May see and do for me`} choices={scopes} words={words} />;
}
