import { Trans } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Part } from "../portal-settings/Part";
import { CheckCard } from "../ui/Check";
import type { PartProps } from "./part";
import styles from "./SignInForm.module.css";
import { idOfSignIn } from "./values";

/** The second proof: how the code may come. */
export function FactorsPart({ form, changed }: PartProps) {
  return (
    <Part
      name="second-factors"
      title={<Trans>The code at sign-in</Trans>}
      changed={changed.includes("email") || changed.includes("totp")}
    >
      <p className={styles.lead}>
        <Trans>What is ticked can be used; each patient uses what suits best.</Trans>
      </p>
      <div className={styles.choices}>
        <CheckCard
          checked
          disabled
          badge={
            <Badge tone="plain">
              <Trans>always on</Trans>
            </Badge>
          }
          hint={
            <Trans>
              The patient gets six digits by SMS to the mobile number on record. Each costs an SMS.
            </Trans>
          }
        >
          <Trans>Code by SMS</Trans>
        </CheckCard>
        <CheckCard
          {...form.register("totp")}
          id={idOfSignIn("totp")}
          badge={
            <Badge>
              <Trans>safest code</Trans>
            </Badge>
          }
          hint={
            <Trans>
              The patient sets up an app once and then reads the digits from it, also without reception. Costs
              no SMS.
            </Trans>
          }
        >
          <Trans>Authenticator app</Trans>
        </CheckCard>
        <CheckCard
          {...form.register("email")}
          id={idOfSignIn("email")}
          badge={
            <Badge tone="warning">
              <Trans>weaker</Trans>
            </Badge>
          }
          hint={
            <Trans>
              The patient can have the code sent by e-mail when no SMS comes. Weaker, because a mailbox is
              often open on several devices, and whoever reads it gets the code too.
            </Trans>
          }
        >
          <Trans>Code by e-mail</Trans>
        </CheckCard>
      </div>
    </Part>
  );
}
