import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Card, Section } from "@portico/shared/components/Card";
import { fullDateAt } from "@portico/shared/dates";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { OwnAccount } from "../clinic/types.ts";
import styles from "./Place.module.css";
import { Place } from "./Place.tsx";

/** The browsers that are known from earlier sign-ins. */
export function DeviceList({ devices }: { devices: OwnAccount["devices"] }) {
  const { t } = useLingui();
  const { suffix, time_zone } = useClinic();
  if (devices.length === 0) return null;
  return (
    <Section id="devices" title={<Trans>Known devices</Trans>}>
      <p className={styles.lead}>
        <Trans>
          On a device that you have signed in with before, we can tell you exactly what is wrong when a
          sign-in fails. Forget those that are no longer yours; they are signed out then.
        </Trans>
      </p>
      <Card as="ul">
        {devices.map(({ id, device, current, known_since, seen_at }) => (
          <Place
            key={id}
            device={device}
            current={current}
            word={t`Forget`}
            end={() =>
              outcome(
                api.DELETE("/api/portal/{suffix}/account/devices/{device_id}", {
                  params: { path: { suffix, device_id: id } },
                }),
              )
            }
          >
            <Trans>
              Known since: {fullDateAt(known_since, time_zone)} · last sign-in:{" "}
              {fullDateAt(seen_at, time_zone)}
            </Trans>
          </Place>
        ))}
      </Card>
    </Section>
  );
}
