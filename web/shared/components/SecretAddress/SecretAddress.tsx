import { Trans } from "@lingui/react/macro";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { CalendarAdd, Clipboard } from "@portico/shared/icons";
import { useState } from "react";
import styles from "./SecretAddress.module.css";

type Props = {
  address: string;
  size?: "patient" | "staff";
  /** Whose calendar is to show it: another's is not opened here. */
  whose?: "own" | "another";
};

/** The scheme by which calendar programs know a calendar to subscribe to. */
const webcal = (address: string) => address.replace(/^https?:/, "webcal:");

/** The address of a calendar, the one time that it is shown: to open in a calendar program, or to copy. */
export function SecretAddress({ address, size = "patient", whose = "own" }: Props) {
  const [copied, setCopied] = useState<boolean>();
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className={styles.part}>
      <Note icon="shield" live>
        <Trans>
          The address is shown only now. Whoever knows it sees what it shows: please keep it to yourself.
        </Trans>
      </Note>
      <p className={styles.address}>{address}</p>
      <div className={styles.buttons}>
        {whose === "own" && (
          <a className={buttonClass({ size })} href={webcal(address)}>
            <CalendarAdd />
            <Trans>Open in my calendar</Trans>
          </a>
        )}
        <Button look="plain" size={size} icon={<Clipboard />} onClick={() => void copy()}>
          <Trans>Copy the address</Trans>
        </Button>
      </div>
      {copied === true && (
        <Note tone="done" live>
          <Trans>The address is copied. In your calendar program, look for “add calendar by address”.</Trans>
        </Note>
      )}
      {copied === false && (
        <Note tone="warning" live>
          <Trans>It could not be copied. Please select the address and copy it yourself.</Trans>
        </Note>
      )}
    </div>
  );
}
