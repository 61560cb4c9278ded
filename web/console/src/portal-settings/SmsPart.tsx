import { Trans } from "@lingui/react/macro";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQuery } from "@tanstack/react-query";
import { smsConsumptionQuery } from "../api/queries";
import type { SmsConsumption } from "../api/types";
import card from "../theme/card.module.css";
import styles from "./parts.module.css";

/** What the contract's SMS come to. Nothing to set here: the limits belong to the installation. */
export function SmsPart({ contract }: { contract: string }) {
  const used = useQuery(smsConsumptionQuery(contract));
  return (
    <section className={`${card.card} ${card.part}`} aria-labelledby="sms-used">
      <h2 id="sms-used" className={styles.title}>
        <Trans>SMS sent</Trans>
      </h2>
      {used.error && !used.data && <TryAgain error={used.error} onTryAgain={() => used.refetch()} />}
      {used.data && <SmsFigures used={used.data} />}
    </section>
  );
}

export function SmsFigures({ used }: { used: SmsConsumption }) {
  const { month_messages, month_parts, allowance } = used;
  const { day, day_limit, hour, hour_limit } = allowance;
  return (
    <>
      <p>
        <Trans>
          SMS parts this month: {month_parts} (messages: {month_messages})
        </Trans>
      </p>
      <p className={card.quiet}>
        <Trans>Operators charge each part: 160 plain letters, or 70 with letters such as ő.</Trans>
      </p>
      <p className={card.quiet}>
        <Trans>
          Last 24 hours: {day} of {day_limit}. Last hour: {hour} of {hour_limit}. Close to these limits
          notices and codes for new devices wait; people on a device they have used before still get theirs.
        </Trans>
      </p>
    </>
  );
}
