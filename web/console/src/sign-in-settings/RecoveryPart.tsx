import { Plural, Trans } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Note } from "@portico/shared/components/Note";
import { Link } from "@tanstack/react-router";
import { Part } from "../portal-settings/Part";
import parts from "../portal-settings/parts.module.css";
import { RadioCard } from "../ui/Radio";
import type { PartProps } from "./part";
import styles from "./SignInForm.module.css";
import { idOfSignIn } from "./values";

/** The forgotten password, and when one is signed out. */
export function RecoveryPart({
  form,
  changed,
  contract,
  minutes,
}: PartProps & { contract: string; minutes: number }) {
  const alone = form.watch("recovery") === "sms";
  return (
    <>
      <Part
        name="recovery"
        title={<Trans>When the password is forgotten</Trans>}
        changed={changed.includes("recovery")}
      >
        <div className={parts.pair} role="radiogroup" aria-labelledby="recovery-title">
          <RadioCard
            {...form.register("recovery")}
            id={idOfSignIn("recovery")}
            value="two"
            hint={
              <Trans>
                The patient types the code from the SMS and another from the e-mail on record. Without an
                e-mail address reception gives a code.
              </Trans>
            }
          >
            <Trans>SMS and a second code</Trans>
          </RadioCard>
          <RadioCard
            {...form.register("recovery")}
            value="sms"
            hint={<Trans>The patient types the code from the SMS and chooses a new password.</Trans>}
          >
            <Trans>SMS alone</Trans>{" "}
            <Badge tone="error">
              <Trans>dangerous</Trans>
            </Badge>
          </RadioCard>
        </div>
        {alone && (
          <div className={styles.danger}>
            <Note tone="error" live>
              <Trans>
                Whoever gets hold of a patient’s phone number gets the account and the record: a stolen phone,
                or a SIM card that an operator gave to somebody else, is enough.
              </Trans>
            </Note>
          </div>
        )}
      </Part>
      <Part name="signing-out" title={<Trans>Signing out by itself</Trans>}>
        <p>
          <Plural
            value={minutes}
            one="Patients are signed out after # minute without doing anything."
            other="Patients are signed out after # minutes without doing anything."
          />{" "}
          <Link to="/contracts/$contract/portal-settings" params={{ contract }} hash="session">
            <Trans>Change the time</Trans>
          </Link>
        </p>
      </Part>
    </>
  );
}
