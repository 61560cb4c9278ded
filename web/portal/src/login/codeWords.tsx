import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { CodeStep, Method } from "../clinic/types.ts";

/** The heading above the field for a code. */
export function useCodeTitle(method: Method): string {
  const { t } = useLingui();
  return {
    sms: t`Enter the code from the SMS`,
    email: t`Enter the code from the e-mail`,
    totp: t`Enter the code from your app`,
  }[method];
}

/** Where the code went, or where it is to be read. */
export function WhereCodeIs({ step }: { step: CodeStep }): ReactNode {
  const to = step.sent_to;
  if (step.method === "totp")
    return <Trans>Open the authenticator app on your phone and type the 6 digits that it shows now.</Trans>;
  if (step.method === "email")
    return (
      <Trans>
        We sent an e-mail with a 6-digit code to <b>{to}</b>
      </Trans>
    );
  return (
    <Trans>
      We sent a 6-digit code to <b className="numbers">{to}</b>
    </Trans>
  );
}
