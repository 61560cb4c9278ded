import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { useQueryClient } from "@tanstack/react-query";
import type { OwnAccount } from "../api/types";
import { toast } from "../shell/toasts";
import card from "../theme/card.module.css";
import { Fault, useFault } from "./Fault";
import styles from "./MyAccount.module.css";
import { useMoment } from "./useMoment";

type Device = OwnAccount["devices"][number];

/** Browsers that signed in with both factors: nobody else's wrong tries can lock them out. */
export function DevicesPart({ devices }: { devices: Device[] }) {
  const client = useQueryClient();
  const { fault, settle } = useFault();
  const forget = async ({ id }: Device) => {
    const answer = await outcome(
      api.DELETE("/api/console/account/devices/{device_id}", { params: { path: { device_id: id } } }),
    );
    settle(answer, () => toast(msg`The device was forgotten`));
    await client.invalidateQueries({ queryKey: ["account"] });
  };
  return (
    <section className={`${card.card} ${styles.part}`} aria-labelledby="devices">
      <h2 id="devices">
        <Trans>Your devices</Trans>
      </h2>
      <p className={card.quiet}>
        <Trans>You are told by e-mail when a new one signs in. Forgetting one signs it out.</Trans>
      </p>
      <Fault fault={fault} />
      <ul>
        {devices.map((device) => (
          <DeviceLine key={device.id} device={device} onForget={() => void forget(device)} />
        ))}
      </ul>
    </section>
  );
}

function DeviceLine({ device, onForget }: { device: Device; onForget: () => void }) {
  const { t } = useLingui();
  const moment = useMoment();
  const name = device.device || t`Unknown device`;
  const since = moment(device.known_since);
  const seen = moment(device.seen_at);
  return (
    <li className={styles.line}>
      <span>
        <strong>{name}</strong>
        <br />
        <span className={card.quiet}>
          <Trans>
            Known since {since}, last used {seen}
          </Trans>
        </span>
      </span>
      {device.current ? (
        <Badge>
          <Trans>This one</Trans>
        </Badge>
      ) : (
        <Button look="plain" size="small" aria-label={t`Forget: ${name}, ${since}`} onClick={onForget}>
          <Trans>Forget</Trans>
        </Button>
      )}
    </li>
  );
}
