import { useLingui } from "@lingui/react/macro";
import type { PatientInvitation } from "../../api/types";

type Tone = "brand" | "warning" | "error" | "plain";
type State = PatientInvitation["state"];

export function toneOfInvitation(state: State): Tone {
  if (state === "activated") return "brand";
  if (state === "failed") return "error";
  return state === "expired" ? "warning" : "plain";
}

export function useInvitationStates(): Record<State, string> {
  const { t } = useLingui();
  return {
    queued: t`Waiting to be sent`,
    sent: t`Sent`,
    delivered: t`Arrived`,
    failed: t`Did not arrive`,
    printed: t`Printed`,
    opened: t`Opened`,
    activated: t`Came in`,
    expired: t`Expired`,
    revoked: t`Revoked`,
    replaced: t`Replaced by a newer one`,
  };
}

export function useChannelWords(): Record<PatientInvitation["channel"], string> {
  const { t } = useLingui();
  return { email: t`E-mail`, sms: t`SMS`, letter: t`Letter` };
}
