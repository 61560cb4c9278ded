import { Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { SecretAddress } from "@portico/shared/components/SecretAddress";
import { dateTimeAt, fullDateAt } from "@portico/shared/dates";
import { useState } from "react";
import { Failure } from "../../forms/Failure";
import { useClinic } from "../../session/clinic";
import card from "../../theme/card.module.css";
import type { BusyFeed } from "../types";
import styles from "./OwnCalendars.module.css";
import { useCalendarActs } from "./useCalendarActs";

interface Props {
  path: { organization_id: string; practitioner_id: string };
  feed?: BusyFeed;
  mayManage: boolean;
}

/** Busy times out: the doctor's own calendar program shows when there are bookings here. */
export function BusyFeedPart({ path, feed, mayManage }: Props) {
  const acts = useCalendarActs(path);
  const [address, setAddress] = useState<string>();
  const params = { params: { path } };
  const make = async () => {
    const made = await acts.run(
      outcome(
        api.POST(
          "/api/console/contracts/{organization_id}/practitioners/{practitioner_id}/busy-feed",
          params,
        ),
      ),
    );
    if (made) setAddress(made.address);
  };
  const end = async () => {
    await acts.run(
      outcome(
        api.DELETE(
          "/api/console/contracts/{organization_id}/practitioners/{practitioner_id}/busy-feed",
          params,
        ),
      ),
    );
    setAddress(undefined);
  };
  return (
    <div className={`${card.part} ${styles.part}`}>
      <h3>
        <Trans>Bookings here, shown in the doctor’s own calendar</Trans>
      </h3>
      <p>
        <Trans>
          An address to subscribe to in Google, Outlook, Apple … It shows when and where the doctor is booked,
          never who comes or for what.
        </Trans>
      </p>
      {acts.failed && <Failure failed={acts.failed} />}
      {address && <SecretAddress key={address} address={address} size="staff" whose="another" />}
      {feed && !address && <Standing feed={feed} />}
      {!feed && !mayManage && (
        <p>
          <Trans>Nobody has subscribed. An administrator can make the address.</Trans>
        </p>
      )}
      {mayManage && (
        <div className={styles.buttons}>
          {!address && (
            <Button look="plain" size="staff" busy={acts.busy} onClick={() => void make()}>
              {feed ? <Trans>Make a new address</Trans> : <Trans>Make the address</Trans>}
            </Button>
          )}
          {feed && (
            <Button look="quiet" size="staff" busy={acts.busy} onClick={() => void end()}>
              <Trans>End the subscription</Trans>
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Standing({ feed: { made_at, fetched_at } }: { feed: BusyFeed }) {
  const { zone } = useClinic();
  return (
    <Note tone="done">
      <Trans>The address was made on {fullDateAt(made_at, zone)}.</Trans>{" "}
      {fetched_at ? (
        <Trans>A calendar program last looked on {dateTimeAt(fetched_at, zone)}.</Trans>
      ) : (
        <Trans>No calendar program has looked yet.</Trans>
      )}{" "}
      <Trans>If it is lost or somebody else has it, make a new one: the old one then shows nothing.</Trans>
    </Note>
  );
}
