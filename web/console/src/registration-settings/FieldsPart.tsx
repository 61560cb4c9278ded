import { Trans } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { RegistrationPolicy } from "../api/types";
import { Part } from "../portal-settings/Part";
import styles from "../sign-in-settings/SignInForm.module.css";
import { CheckCard } from "../ui/Check";
import { idOfRegistration, type RegistrationValues } from "./values";

type Asked = RegistrationPolicy["required"][number];
type Props = {
  form: UseFormReturn<RegistrationValues>;
  always: Asked[];
  hasNationalId: boolean;
  changed: boolean;
};

/** What has to be filled in; what is not ticked may be left empty. */
export function FieldsPart({ form, always, hasNationalId, changed }: Props) {
  const one = (field: Asked, name: ReactNode, hint: ReactNode, why: ReactNode) =>
    always.includes(field) ? (
      <CheckCard key={field} checked disabled badge={<AlwaysOn />} hint={why}>
        {name}
      </CheckCard>
    ) : (
      <CheckCard key={field} {...form.register(field)} id={idOfRegistration(field)} hint={hint}>
        {name}
      </CheckCard>
    );
  return (
    <Part name="fields" title={<Trans>What has to be filled in</Trans>} changed={changed}>
      <p className={styles.lead}>
        <Trans>
          The more is asked, the surer the right record is found; the less, the more people register.
        </Trans>
      </p>
      <div className={styles.choices}>
        <CheckCard
          checked
          disabled
          badge={<AlwaysOn />}
          hint={<Trans>Without a mobile number nobody gets in: the sign-in codes go there.</Trans>}
        >
          <Trans>Full name and mobile number</Trans>
        </CheckCard>
        {one(
          "birth_date",
          <Trans>Date of birth</Trans>,
          <Trans>Tells people of the same name apart.</Trans>,
          <Trans>Without it nobody is taken for a known patient.</Trans>,
        )}
        {(hasNationalId || always.includes("national_id")) &&
          one(
            "national_id",
            <Trans>National ID</Trans>,
            <Trans>Finds the record surely. Who has none may give the number of the passport.</Trans>,
            <Trans>Your patients sign in with it.</Trans>,
          )}
        {one(
          "email",
          <Trans>E-mail</Trans>,
          <Trans>
            Gets a link that shows how the registration stands. Without one your staff have to call.
          </Trans>,
          <Trans>Your patients sign in with it.</Trans>,
        )}
      </div>
    </Part>
  );
}

const AlwaysOn = () => (
  <Badge tone="plain">
    <Trans>always on</Trans>
  </Badge>
);
