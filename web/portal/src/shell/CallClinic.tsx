import { Trans } from "@lingui/react/macro";
import { telephone } from "@portico/shared/contact";
import { useClinic } from "../clinic/ClinicContext.ts";

/** The way that is always open. */
export function CallClinic() {
  const { phone } = useClinic().contact;
  if (!phone) return <Trans>If you get stuck, please ask at the clinic.</Trans>;
  return (
    <Trans>
      If you get stuck, call the clinic: <a href={telephone(phone)}>{phone}</a>
    </Trans>
  );
}
