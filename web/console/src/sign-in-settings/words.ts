import { useLingui } from "@lingui/react/macro";
import type { SignInField } from "./values";

export function useSignInWords(): Record<SignInField, string> {
  const { t } = useLingui();
  return {
    email: t`Code by e-mail`,
    totp: t`Authenticator app`,
    passkeys: t`Passkeys`,
    password_mode: t`Rule for passwords`,
    recovery: t`Forgotten password`,
  };
}
