import { useLingui } from "@lingui/react/macro";
import type { Draft } from "./drafts";

export function usePartWords(): Record<keyof Draft, string> {
  const { t } = useLingui();
  return { privacy: t`Privacy notice`, terms: t`Terms of use` };
}
