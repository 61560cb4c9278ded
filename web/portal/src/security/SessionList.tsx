import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Card, Section } from "@portico/shared/components/Card";
import { dateTimeAt } from "@portico/shared/dates";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { OwnAccount } from "../clinic/types.ts";
import { Place } from "./Place.tsx";

/** Where one is signed in now, this place first. */
export function SessionList({ sessions }: { sessions: OwnAccount["sessions"] }) {
  const { t } = useLingui();
  const { suffix, time_zone } = useClinic();
  const sorted = [...sessions].sort((a, b) => Number(b.current) - Number(a.current));
  return (
    <Section id="sessions" title={<Trans>Signed in now</Trans>}>
      <Card as="ul">
        {sorted.map(({ id, device, current, signed_in_at, seen_at }) => (
          <Place
            key={id}
            device={device}
            current={current}
            word={t`Sign out`}
            end={() =>
              outcome(
                api.DELETE("/api/portal/{suffix}/account/sessions/{session_id}", {
                  params: { path: { suffix, session_id: id } },
                }),
              )
            }
          >
            {current ? (
              <Trans>Signed in: {dateTimeAt(signed_in_at, time_zone)}</Trans>
            ) : (
              <Trans>
                Signed in: {dateTimeAt(signed_in_at, time_zone)} · last used: {dateTimeAt(seen_at, time_zone)}
              </Trans>
            )}
          </Place>
        ))}
      </Card>
    </Section>
  );
}
