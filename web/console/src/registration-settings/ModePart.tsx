import { Trans } from "@lingui/react/macro";
import type { UseFormReturn } from "react-hook-form";
import { Part } from "../portal-settings/Part";
import parts from "../portal-settings/parts.module.css";
import styles from "../sign-in-settings/SignInForm.module.css";
import { RadioCard } from "../ui/Radio";
import { idOfRegistration, type RegistrationValues } from "./values";

type Props = { form: UseFormReturn<RegistrationValues>; changed: boolean };

/** Whether people without access may ask for it, and who says yes. */
export const ModePart = ({ form, changed }: Props) => (
  <Part name="mode" title={<Trans>Who may register in the portal</Trans>} changed={changed}>
    <div className={styles.choices} role="radiogroup" aria-labelledby="mode-title">
      <RadioCard
        {...form.register("mode")}
        id={idOfRegistration("mode")}
        value="off"
        hint={<Trans>The portal has no such page. Access is given at the desk or by invitation.</Trans>}
      >
        <Trans>Nobody</Trans>
      </RadioCard>
      <RadioCard
        {...form.register("mode")}
        value="request"
        hint={<Trans>Everybody may ask. Your staff look at each request and approve or decline it.</Trans>}
      >
        <Trans>On request</Trans>
      </RadioCard>
      <RadioCard
        {...form.register("mode")}
        value="match"
        hint={
          <Trans>
            Whose details agree with one record, and who types the code that we send to the phone number on
            that record, is in at once. All others wait for your staff.
          </Trans>
        }
      >
        <Trans>Known patients at once, others on request</Trans>
      </RadioCard>
    </div>
    <p className={parts.note}>
      <Trans>
        Requests wait under “Registrations” in the menu. Nobody learns from the portal whether somebody is
        your patient: the answer on the screen is always the same.
      </Trans>
    </p>
  </Part>
);
