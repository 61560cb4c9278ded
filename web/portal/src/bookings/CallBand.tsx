import { Trans } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { readablePhone, telephone } from "@portico/shared/contact";
import { Info, Phone } from "@portico/shared/icons";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Appointment } from "../clinic/types.ts";
import styles from "./CallBand.module.css";

/** Too near to be changed here: it stands, and the clinic can be called. */
export function CallBand({ appointment }: { appointment: Appointment }) {
  const clinic = useClinic();
  const phone = readablePhone(appointment.location.phone) || clinic.contact.phone;
  return (
    <div className={styles.band}>
      <div className={styles.words}>
        <Info />
        <p>
          <Trans>
            <strong>Your booking stands.</strong> It is too near to be changed or cancelled here. If you
            cannot come, please call us.
          </Trans>
        </p>
      </div>
      {phone && (
        <a className={`${buttonClass({ look: "plain", width: "full" })} screen-only`} href={telephone(phone)}>
          <Phone />
          <Trans>Call {phone}</Trans>
        </a>
      )}
    </div>
  );
}
