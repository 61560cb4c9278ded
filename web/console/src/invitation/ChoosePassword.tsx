import { Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import type { CodeStep, Invitation } from "../api/types";
import { NewPasswordForm } from "../password/NewPasswordForm";

interface Props {
  token: string;
  email: string;
  rule: Invitation["password_rule"];
  onStep: (step: CodeStep) => void;
}

export const ChoosePassword = ({ token, email, rule, onStep }: Props) => (
  <NewPasswordForm
    rule={rule}
    email={email}
    submit={<Trans>Go on</Trans>}
    save={(password) => outcome(api.POST("/api/console/invitation/password", { body: { token, password } }))}
    onSaved={onStep}
  />
);
