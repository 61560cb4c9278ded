import { api } from "@portico/shared/api";
import type { ShownPasskey } from "@portico/shared/passkey";
import type { CodeStep, PasskeyToShow, SecondFactor, StaffSession } from "../api/types";

type Call<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/** The same three calls wherever a code completes something; which flow they go on with is in their address. */
export interface CodeCalls {
  code: (code: string) => Call<StaffSession>;
  resend: () => Call<CodeStep>;
  /** Absent where the code comes in one way only. */
  method?: (method: SecondFactor) => Call<CodeStep>;
}

export const signInCalls: CodeCalls = {
  code: (code) => api.POST("/api/console/login/code", { body: { code } }),
  resend: () => api.POST("/api/console/login/resend", {}),
  method: (method) => api.POST("/api/console/login/method", { body: { method } }),
};

export const invitationCalls: CodeCalls = {
  code: (code) => api.POST("/api/console/invitation/code", { body: { code } }),
  resend: () => api.POST("/api/console/invitation/resend", {}),
  method: (method) => api.POST("/api/console/invitation/method", { body: { method } }),
};

export const stepUpCalls: CodeCalls = {
  code: (code) => api.POST("/api/console/session/step-up/code", { body: { code } }),
  resend: () => api.POST("/api/console/session/step-up/resend", {}),
  method: (method) => api.POST("/api/console/session/step-up/method", { body: { method } }),
};

export const phoneChangeCalls: CodeCalls = {
  code: (code) => api.POST("/api/console/account/phone-change/code", { body: { code } }),
  resend: () => api.POST("/api/console/account/phone-change/resend", {}),
};

/** The two calls by which a passkey stands for password and code. */
export interface PasskeyCalls {
  challenge: () => Call<PasskeyToShow>;
  show: (shown: ShownPasskey) => Call<StaffSession>;
}

export const signInByPasskey: PasskeyCalls = {
  challenge: () => api.POST("/api/console/login/passkey/challenge", {}),
  show: (body) => api.POST("/api/console/login/passkey", { body }),
};

export const stepUpByPasskey: PasskeyCalls = {
  challenge: () => api.POST("/api/console/session/step-up/passkey/challenge", {}),
  show: (body) => api.POST("/api/console/session/step-up/passkey", { body }),
};
