import { Trans } from "@lingui/react/macro";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useEffect } from "react";
import styles from "./NoSuchPortal.module.css";

/** The address names no clinic: most often a letter is wrong. */
export function NoSuchPortal() {
  useEffect(() => {
    document.title = "404";
  }, []);
  return (
    <main className={styles.page}>
      <h1>
        <Trans>We cannot find this clinic</Trans>
      </h1>
      <p>
        <Trans>
          The address of a patient portal is on the clinic’s letters and e-mails. Please check its last part
          for a mistyped letter:
        </Trans>
      </p>
      <p className={styles.address}>{location.pathname.split("/").slice(0, 3).join("/")}/</p>
      <p>
        <Trans>If it still does not open, please call your clinic and ask for the address.</Trans>
      </p>
    </main>
  );
}

export function Unreachable({ error, onTryAgain }: { error: unknown; onTryAgain: () => void }) {
  return (
    <main className={styles.page}>
      <h1>
        <Trans>The portal does not answer</Trans>
      </h1>
      <TryAgain error={error} onTryAgain={onTryAgain} />
      <p>
        <Trans>Please check that you are on the internet. If you need the clinic now, please call it.</Trans>
      </p>
    </main>
  );
}
