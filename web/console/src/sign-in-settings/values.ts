import type { SignInPolicy } from "../api/types";

/** How patients sign in, as the page asks for it. SMS is no question: it is always there. */
export type SignInValues = {
  email: boolean;
  totp: boolean;
  passkeys: boolean;
  password_mode: SignInPolicy["password_mode"];
  recovery: "two" | "sms";
};
export type SignInField = keyof SignInValues;

export const signInFields = ["email", "totp", "passkeys", "password_mode", "recovery"] as const;
export const idOfSignIn = (field: string) => `sign-in-${field}`;

export const valuesOf = (policy: SignInPolicy): SignInValues => ({
  email: policy.second_factors.includes("email"),
  totp: policy.second_factors.includes("totp"),
  passkeys: policy.passkeys,
  password_mode: policy.password_mode,
  recovery: policy.recovery_by_sms_alone ? "sms" : "two",
});

export const policyOf = (values: SignInValues, version: number): SignInPolicy => ({
  version,
  second_factors: [
    "sms",
    ...(values.email ? ["email" as const] : []),
    ...(values.totp ? ["totp" as const] : []),
  ],
  passkeys: values.passkeys,
  password_mode: values.password_mode,
  recovery_by_sms_alone: values.recovery === "sms",
});

export const changedFields = (saved: SignInValues, now: SignInValues): SignInField[] =>
  signInFields.filter((field) => saved[field] !== now[field]);
