import { Trans } from "@lingui/react/macro";
import { Part } from "../portal-settings/Part";
import { CheckCard } from "../ui/Check";
import type { PartProps } from "./part";
import { idOfSignIn } from "./values";

export const PasskeysPart = ({ form, changed }: PartProps) => (
  <Part name="passkeys" title={<Trans>Passkeys</Trans>} changed={changed.includes("passkeys")}>
    <CheckCard
      {...form.register("passkeys")}
      id={idOfSignIn("passkeys")}
      hint={
        <Trans>
          The patient may set up a passkey and then signs in with a fingerprint, the face or the device’s PIN:
          no password, no code, nothing a false page could steal. Password and code keep working.
        </Trans>
      }
    >
      <Trans>Allow passkeys</Trans>
    </CheckCard>
  </Part>
);
