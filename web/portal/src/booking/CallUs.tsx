import { Trans } from "@lingui/react/macro";
import { readablePhone, telephone } from "@portico/shared/contact";
import { Phone } from "@portico/shared/icons";
import { useClinic } from "../clinic/ClinicContext.ts";
import styles from "./CallUs.module.css";

/** The way that is always open: the institution's phone, or the clinic's. */
export function CallUs({ phone }: { phone?: string }) {
  const clinic = useClinic();
  const number = phone ? readablePhone(phone) : clinic.contact.phone;
  if (!number) return null;
  return (
    <p className={styles.line}>
      <Phone />
      <span>
        <Trans>
          Nothing that suits you? Call us: <a href={telephone(number)}>{number}</a>
        </Trans>
      </span>
    </p>
  );
}
