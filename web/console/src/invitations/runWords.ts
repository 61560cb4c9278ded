import { useLingui } from "@lingui/react/macro";
import type { InvitationRun, RunChannel } from "../api/types";
import { toneOfInvitation, useInvitationStates } from "../record/portal/invitationWords";

type Tone = "brand" | "warning" | "error" | "plain";

export function useRunChannelWords(): Record<RunChannel, string> {
  const { t } = useLingui();
  return {
    email_or_sms: t`By e-mail, or by SMS without an address`,
    email: t`By e-mail only`,
    sms: t`By SMS only`,
    letter: t`Printed letters`,
  };
}

export function useRunStateWords(): Record<InvitationRun["state"], string> {
  const { t } = useLingui();
  return { running: t`Running`, done: t`All invited`, stopped: t`Stopped` };
}

/** Of one in a run: before an invitation there are states that a single one does not have. */
export function usePatientStateWords(): (state: string) => string {
  const { t } = useLingui();
  const invitation: Record<string, string> = useInvitationStates();
  const own: Record<string, string> = {
    waiting: t`Waiting for its day`,
    skipped: t`Not invited`,
    not_sent: t`Stopped before`,
  };
  return (state) => own[state] ?? invitation[state] ?? state;
}

export const toneOfState = (state: string): Tone =>
  state === "skipped" ? "warning" : toneOfInvitation(state as Parameters<typeof toneOfInvitation>[0]);

/** In the order in which things happen. */
export const stateOrder = [
  "waiting",
  "queued",
  "sent",
  "printed",
  "delivered",
  "opened",
  "activated",
  "failed",
  "expired",
  "revoked",
  "replaced",
  "skipped",
  "not_sent",
];

export const countOf = ({ counts }: Pick<InvitationRun, "counts">, ...states: string[]) =>
  counts.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);

/** Everybody in it, but those who were not to be invited. */
export const inRun = (run: Pick<InvitationRun, "counts">) =>
  run.counts.filter(({ state }) => state !== "skipped").reduce((sum, { count }) => sum + count, 0);
