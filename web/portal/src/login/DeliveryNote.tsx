import { Trans } from "@lingui/react/macro";
import { Note } from "@portico/shared/components/Note";
import type { CodeDelivery, CodeStep } from "../clinic/types.ts";
import { CallClinic } from "../shell/CallClinic.tsx";
import { hasFailed } from "./delivery.ts";

type State = CodeDelivery["state"];

/** Where the code is, in words; when it does not come, what to do next. */
export function DeliveryNote({ step, state }: { step: CodeStep; state?: State }) {
  if (!state) return null;
  if (hasFailed(state))
    return (
      <Note tone="warning" live>
        <strong>
          {step.method === "email" ? (
            <Trans>The e-mail could not be delivered.</Trans>
          ) : (
            <Trans>The SMS could not be delivered.</Trans>
          )}
        </strong>{" "}
        <Next step={step} state={state} /> <CallClinic />
      </Note>
    );
  return (
    <Note
      tone={state === "delivered" ? "done" : "quiet"}
      icon={state === "delivered" ? undefined : "clock"}
      live
    >
      {step.method === "email" ? <Mail state={state} /> : <Sms state={state} />}
    </Note>
  );
}

function Sms({ state }: { state: State }) {
  if (state === "delivered") return <Trans>The SMS is on your phone. Look among your messages.</Trans>;
  if (state === "with_operator")
    return <Trans>Your operator has the SMS. It comes as soon as your phone has signal.</Trans>;
  if (state === "accepted") return <Trans>The SMS is on its way to your operator.</Trans>;
  return <Trans>We are sending the SMS.</Trans>;
}

function Mail({ state }: { state: State }) {
  if (state === "queued") return <Trans>We are sending the e-mail.</Trans>;
  return <Trans>The e-mail has left. If you do not find it, look among unwanted mail, too.</Trans>;
}

/** The next way: another one that this account has, or the same once more. */
function Next({ step, state }: { step: CodeStep; state: State }) {
  if (step.method === "sms" && step.methods.includes("totp"))
    return <Trans>Use your authenticator app: the button stands below.</Trans>;
  if (step.method === "sms" && step.methods.includes("email"))
    return <Trans>Have the code sent by e-mail: the button stands below.</Trans>;
  if (step.method === "email") return <Trans>Have the code sent by SMS: the button stands below.</Trans>;
  if (state === "expired")
    return <Trans>Is your phone switched on, with signal? Then resend the code below.</Trans>;
  return <Trans>Check that your phone takes messages, then resend the code below.</Trans>;
}
