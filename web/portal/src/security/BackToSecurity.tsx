import { Trans } from "@lingui/react/macro";
import { BackLink } from "@portico/shared/components/BackLink";
import { usePages } from "../clinic/ClinicContext.ts";

export const BackToSecurity = () => (
  <BackLink href={usePages().security}>
    <Trans>Sign-in and security</Trans>
  </BackLink>
);
