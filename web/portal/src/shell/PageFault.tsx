import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import type { ReactNode } from "react";
import styles from "../clinic/NoSuchPortal.module.css";

/** A page that broke, most often because a newer version of the portal was installed while it was open. */
export const PageFault = ({ way }: { way?: ReactNode }) => (
  <main className={styles.page}>
    <h1>
      <Trans>This page could not be shown</Trans>
    </h1>
    <p>
      <Trans>Please load it again.</Trans>
    </p>
    {way && <p>{way}</p>}
    <Button onClick={() => location.reload()}>
      <Trans>Load again</Trans>
    </Button>
  </main>
);
