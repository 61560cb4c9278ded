import { Trans } from "@lingui/react/macro";
import styles from "./SkipLink.module.css";

export const SkipLink = () => (
  <a className={styles.skip} href="#main">
    <Trans>Skip to the page</Trans>
  </a>
);
