import { Trans } from "@lingui/react/macro";
import { telephone } from "@portico/shared/contact";
import { Phone } from "@portico/shared/icons";
import { useClinic } from "../clinic/ClinicContext.ts";
import styles from "./Refused.module.css";

/** The clinic's phone, at the foot of everything that went wrong. */
export function CallLine() {
  const { phone } = useClinic().contact;
  if (!phone) return null;
  return (
    <p className={styles.call}>
      <Phone />
      <span>
        <Trans>
          Call the clinic: <a href={telephone(phone)}>{phone}</a>
        </Trans>
      </span>
    </p>
  );
}
