import { Trans } from "@lingui/react/macro";
import { TryAgain } from "@portico/shared/components/TryAgain";
import type { PortalAccess } from "../../api/types";
import { useClinic } from "../../session/clinic";
import card from "../../theme/card.module.css";
import { Switch } from "../../ui/Switch";
import styles from "./parts.module.css";
import { useAccessSwitch } from "./useAccessSwitch";

/** Manual contracts switch each patient on; automatic ones have nothing to switch, and say so. */
export function AccessSwitch({ access }: { access: PortalAccess }) {
  const { busy, error, turn } = useAccessSwitch();
  const { may } = useClinic();
  const manual = access.access_type === "manual";
  return (
    <section className={card.part} aria-labelledby="access-title">
      <div className={styles.head}>
        <h2 id="access-title" className={styles.title}>
          <Trans>Portal access</Trans>
        </h2>
        {manual && (
          <Switch on={access.enabled} onTurn={turn} busy={busy} disabled={!may("access_manage")} end>
            <span className="visually-hidden">
              <Trans>Portal access</Trans>:{" "}
            </span>
            <strong>{access.enabled ? <Trans>On</Trans> : <Trans>Off</Trans>}</strong>
          </Switch>
        )}
      </div>
      <p className={card.quiet}>
        {!manual && (
          <Trans>
            The contract gives access to every patient whose data is complete. There is nothing to switch.
          </Trans>
        )}
        {manual && access.enabled && (
          <Trans>
            The contract gives access by hand, patient by patient. Switching it off ends every open session.
          </Trans>
        )}
        {manual && !access.enabled && <Trans>The contract gives access by hand, patient by patient.</Trans>}
      </p>
      {error && <TryAgain error={error} />}
    </section>
  );
}
