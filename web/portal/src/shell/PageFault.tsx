import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import styles from "../clinic/NoSuchPortal.module.css";

/** A page that broke, most often because a newer version of the portal was installed while it was open. */
export const PageFault = () => (
  <main className={styles.page}>
    <h1>
      <Trans>This page could not be shown</Trans>
    </h1>
    <p>
      <Trans>Please load it again. If it stays so, please call the clinic.</Trans>
    </p>
    <Button onClick={() => location.reload()}>
      <Trans>Load again</Trans>
    </Button>
  </main>
);
