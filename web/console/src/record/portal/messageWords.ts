import { useLingui } from "@lingui/react/macro";
import type { SentMessage } from "../../api/types";

type Tone = "brand" | "warning" | "error" | "plain";

/** How good the news is: arrived, underway, or not to arrive any more. */
export function toneOf(state: SentMessage["state"]): Tone {
  if (state === "delivered") return "brand";
  if (state === "failed" || state === "expired" || state === "rejected") return "error";
  return "plain";
}

/** What became of a message. A mail server tells nothing once it has taken the mail, so that is the end of what we know. */
export function useStateWords(): (message: SentMessage) => string {
  const { t } = useLingui();
  return ({ channel, state }) => {
    const mail = channel === "email";
    const words: Record<SentMessage["state"], string> = {
      queued: t`Waiting to be sent`,
      accepted: mail ? t`Handed to the mail server` : t`Sent, no answer from the operator yet`,
      with_operator: t`With the phone operator`,
      delivered: t`Arrived`,
      failed: t`Did not arrive`,
      expired: t`Did not arrive in time`,
      rejected: t`Refused by the operator`,
    };
    return words[state];
  };
}

/** What it was about, never what it said. */
export function usePurposeWords(): (purpose: string) => string {
  const { t } = useLingui();
  return (purpose) => {
    if (purpose === "document_notice") return t`New document`;
    if (purpose === "invitation") return t`Invitation`;
    if (purpose === "appointment") return t`Appointment`;
    if (purpose === "waiting_offer") return t`Offer from the waiting list`;
    if (purpose.endsWith("_code")) return t`Code`;
    if (purpose.endsWith("_notice")) return t`Security notice`;
    return t`Message`;
  };
}
