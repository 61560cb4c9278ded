import { Trans } from "@lingui/react/macro";
import { fullDateAt, timeAt } from "@portico/shared/dates";
import type { DeskCode, PatientRecord } from "../../api/types";
import { groupedCode } from "../../format/deskCode";
import { spacedPhone } from "../../format/phone";
import { useClinic } from "../../session/clinic";
import styles from "./Leaflet.module.css";

/** What the patient takes home: on paper only, never on its way through any network. */
export function Leaflet({ record, code }: { record: PatientRecord; code: DeskCode }) {
  const { name, logo, contact, zone, identification } = useClinic();
  const until = `${fullDateAt(code.expires_at, zone)}, ${timeAt(code.expires_at, zone)}`;
  const address = code.portal_url.replace(/^https?:\/\//, "");
  const ending = record.phone ? record.phone.slice(-4) : "";
  return (
    <article className={styles.leaflet} data-leaflet>
      <header className={styles.head}>
        {logo && <img src={logo} alt="" className={styles.logo} />}
        <strong>{name}</strong>
      </header>
      <h1 className={styles.title}>
        <Trans>Your way into the patient portal</Trans>
      </h1>
      <p>
        <Trans>For {record.name}</Trans>
      </p>
      <ol className={styles.steps}>
        <li>
          <Trans>
            Open this address on your phone or computer: <strong>{address}</strong>
          </Trans>
        </li>
        <li>
          <Trans>Choose “First time here”.</Trans>
        </li>
        <li>
          {identification === "email" ? (
            <Trans>Enter your e-mail address and your mobile number ending in {ending}.</Trans>
          ) : (
            <Trans>Enter your ID number and your mobile number ending in {ending}.</Trans>
          )}
        </li>
        <li>
          <Trans>Enter this code:</Trans>
          <p className={styles.code}>{groupedCode(code.code).join(" ")}</p>
        </li>
        <li>
          <Trans>Enter the six digits that we send you by SMS, and choose a password.</Trans>
        </li>
      </ol>
      <p className={styles.until}>
        <Trans>
          The code works once, until {until}. Keep it to yourself; nobody from the clinic will ask you for it.
        </Trans>
      </p>
      {(contact.phone || contact.email) && (
        <p>
          <Trans>Questions? We are glad to help:</Trans>{" "}
          {[contact.phone && spacedPhone(contact.phone), contact.email].filter(Boolean).join(" · ")}
        </p>
      )}
    </article>
  );
}
