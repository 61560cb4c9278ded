import { Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Section } from "@portico/shared/components/Card";
import { Note } from "@portico/shared/components/Note";
import { SecretAddress } from "@portico/shared/components/SecretAddress";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dateTimeAt, fullDateAt } from "@portico/shared/dates";
import { CalendarAdd } from "@portico/shared/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { CalendarSubscription } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { usePatientPath } from "../session/SessionContext.ts";
import styles from "./OwnCalendar.module.css";
import { subscriptionsChanged, subscriptionsQuery } from "./queries.ts";

/** The bookings in one's own calendar program, kept up by a secret address. */
export function OwnCalendar() {
  const { suffix } = useClinic();
  const path = usePatientPath(suffix);
  const client = useQueryClient();
  const found = useQuery(subscriptionsQuery(suffix));
  const trying = useAttempt();
  // Of the person on screen: another's page shows another's.
  const [made, setMade] = useState<{ patient_id: string; address: string }>();
  const standing = found.data?.items.find(({ patient_id }) => patient_id === path.patient_id);
  const address = made?.patient_id === path.patient_id ? made.address : undefined;

  async function make() {
    const result = await trying.attempt(() =>
      outcome(
        api.POST("/api/portal/{suffix}/patients/{patient_id}/calendar-subscription", { params: { path } }),
      ),
    );
    if (result.kind !== "done") return;
    setMade({ patient_id: path.patient_id, address: result.value.address });
    await subscriptionsChanged(client);
  }

  async function stop() {
    const result = await trying.attempt(() =>
      outcome(
        api.DELETE("/api/portal/{suffix}/patients/{patient_id}/calendar-subscription", { params: { path } }),
      ),
    );
    if (result.kind !== "done") return;
    setMade(undefined);
    await subscriptionsChanged(client);
  }

  if (!found.data) return null;
  return (
    <div className="screen-only">
      <Section id="own-calendar" title={<Trans>In your own calendar</Trans>}>
        <div className={styles.card}>
          <p>
            <Trans>
              Your calendar on the phone or the computer can show these bookings and follow every change by
              itself. It shows when and where, not with whom and for what.
            </Trans>
          </p>
          {address && <SecretAddress key={address} address={address} />}
          {standing && !address && <Standing subscription={standing} />}
          <div className={styles.buttons}>
            {!standing && (
              <Button look="plain" icon={<CalendarAdd />} busy={trying.busy} onClick={() => void make()}>
                <Trans>Subscribe in my calendar</Trans>
              </Button>
            )}
            {standing && (
              <>
                {!address && (
                  <Button look="plain" busy={trying.busy} onClick={() => void make()}>
                    <Trans>Make a new address</Trans>
                  </Button>
                )}
                <Button look="quiet" busy={trying.busy} onClick={() => void stop()}>
                  <Trans>Stop the subscription</Trans>
                </Button>
              </>
            )}
          </div>
          {trying.refused && (
            <Note tone="error" live>
              {trying.refused.detail}
            </Note>
          )}
          {trying.offline && <TryAgain error={trying.offline} />}
        </div>
      </Section>
    </div>
  );
}

function Standing({ subscription: { made_at, fetched_at } }: { subscription: CalendarSubscription }) {
  const { time_zone } = useClinic();
  return (
    <Note tone="done">
      <Trans>Subscribed on {fullDateAt(made_at, time_zone)}.</Trans>{" "}
      {fetched_at ? (
        <Trans>Your calendar last looked on {dateTimeAt(fetched_at, time_zone)}.</Trans>
      ) : (
        <Trans>No calendar has looked yet.</Trans>
      )}{" "}
      <Trans>
        If the address is lost or somebody else has it, make a new one: the old one then shows nothing.
      </Trans>
    </Note>
  );
}
