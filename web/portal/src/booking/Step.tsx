import { Trans } from "@lingui/react/macro";
import styles from "./Step.module.css";

/** Where one is on the way to a booking. */
export const Step = ({ at, change }: { at: 1 | 2 | 3; change?: boolean }) => (
  <p className={styles.step}>
    {change ? (
      at === 2 ? (
        <Trans>Step 1 of 2: the new time</Trans>
      ) : (
        <Trans>Step 2 of 2: check</Trans>
      )
    ) : at === 1 ? (
      <Trans>Step 1 of 3: where and what</Trans>
    ) : at === 2 ? (
      <Trans>Step 2 of 3: the time</Trans>
    ) : (
      <Trans>Step 3 of 3: check and book</Trans>
    )}
  </p>
);
