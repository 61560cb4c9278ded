import { Trans } from "@lingui/react/macro";
import { Note } from "@portico/shared/components/Note";
import type { Declined } from "@portico/shared/passkey";

/** Why the browser came back without a passkey, and that nothing is lost by it. */
export const PasskeyDeclined = ({ why }: Pick<Declined, "why">) => (
  <Note live>
    <Words why={why} />
  </Note>
);

function Words({ why }: Pick<Declined, "why">) {
  if (why === "there") return <Trans>This device has a passkey of your account already.</Trans>;
  if (why === "impossible")
    return <Trans>This browser cannot use a passkey here. Your password and a code work as always.</Trans>;
  return <Trans>No passkey was chosen. You can try again, or use your password and a code.</Trans>;
}
