import { Trans } from "@lingui/react/macro";
import { Part } from "../portal-settings/Part";
import parts from "../portal-settings/parts.module.css";
import { RadioCard } from "../ui/Radio";
import type { PartProps } from "./part";
import { idOfSignIn } from "./values";

export const PasswordPart = ({ form, changed }: PartProps) => (
  <Part
    name="password-rule"
    title={<Trans>Rule for new passwords</Trans>}
    changed={changed.includes("password_mode")}
  >
    <div className={parts.pair} role="radiogroup" aria-labelledby="password-rule-title">
      <RadioCard
        {...form.register("password_mode")}
        id={idOfSignIn("password_mode")}
        value="classes"
        hint={
          <Trans>
            At least 8 characters, among them a lower-case letter, a capital and a digit: what patients know
            from elsewhere.
          </Trans>
        }
      >
        <Trans>Letters and digits</Trans>
      </RadioCard>
      <RadioCard
        {...form.register("password_mode")}
        value="nist"
        hint={
          <Trans>
            At least 8 characters, whichever: several words in a row are easy to remember and to type on a
            phone, and hard to guess.
          </Trans>
        }
      >
        <Trans>Long phrases</Trans>
      </RadioCard>
    </div>
    <p className={parts.note}>
      <Trans>
        Either way, passwords that everybody tries first and the patient’s own name are refused. Passwords
        that exist already stay valid.
      </Trans>
    </p>
  </Part>
);
