import { Trans, useLingui } from "@lingui/react/macro";
import { api, type Outcome, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { Note } from "@portico/shared/components/Note";
import { confirm } from "@portico/shared/components/Toast";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dateTimeAt, timeAt } from "@portico/shared/dates";
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { WaitingEntry, WaitingOffer } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { usePatientPath } from "../session/SessionContext.ts";
import { OfferedTime } from "./OfferedTime.tsx";
import { waitingChanged } from "./queries.ts";
import styles from "./Waiting.module.css";
import { useWishWords } from "./words.ts";

type Props = { entry: WaitingEntry; doctors: Map<string, string> };

/** One thing that is waited for: the wishes, the offer that stands, and leaving. */
export function WaitCard({ entry, doctors }: Props) {
  const { t } = useLingui();
  const { time_zone } = useClinic();
  const title = useId();
  const words = useWishWords();
  const acting = useActing(entry.id);
  const [leaving, setLeaving] = useState(false);
  return (
    <article className={styles.card} aria-labelledby={title}>
      <div>
        <h2 className={styles.title} id={title}>
          {entry.service_name}
        </h2>
        <p className={styles.meta}>{words(entry, doctors).join(" · ")}</p>
        {entry.replaces_start && (
          <p className={styles.meta}>
            <Trans>
              In the place of {dateTimeAt(entry.replaces_start, time_zone)}, which stands until then.
            </Trans>
          </p>
        )}
      </div>
      {entry.offer && <Offered offer={entry.offer} acting={acting} />}
      {acting.offline && <TryAgain error={acting.offline} />}
      {acting.refused && (
        <Note tone="error" live>
          {acting.refused.detail}
        </Note>
      )}
      <div className={styles.foot}>
        <Button look="quiet" onClick={() => setLeaving(true)}>
          <Trans>I no longer wait</Trans>
        </Button>
      </div>
      {leaving && (
        <Dialog
          title={<Trans>Leave the waiting list?</Trans>}
          onClose={() => setLeaving(false)}
          actions={
            <>
              <Button look="plain" onClick={() => setLeaving(false)}>
                <Trans>Keep waiting</Trans>
              </Button>
              <Button
                look="danger"
                busy={acting.busy}
                onClick={() => void acting.leave(t`You no longer wait.`).then(() => setLeaving(false))}
              >
                <Trans>Leave the list</Trans>
              </Button>
            </>
          }
        >
          <p>
            <Trans>You lose your place in the line. An appointment that you have stands.</Trans>
          </p>
        </Dialog>
      )}
    </article>
  );
}

function Offered({ offer, acting }: { offer: WaitingOffer; acting: ReturnType<typeof useActing> }) {
  const { t } = useLingui();
  return (
    <div className={styles.offer}>
      <p>
        <strong>
          <Trans>A time has become free</Trans>
        </strong>{" "}
        <Trans>We keep it for you until {timeAt(offer.expires_at, offer.location.time_zone)}.</Trans>
      </p>
      <OfferedTime offer={offer} />
      <div className={styles.buttons}>
        <Button busy={acting.busy} onClick={() => void acting.accept(t`The appointment is yours.`)}>
          <Trans>Take it</Trans>
        </Button>
        <Button look="plain" busy={acting.busy} onClick={() => void acting.decline(t`Not this one, then.`)}>
          <Trans>Not this one</Trans>
        </Button>
      </div>
    </div>
  );
}

function useActing(entry_id: string) {
  const { suffix } = useClinic();
  const path = { ...usePatientPath(suffix), entry_id };
  const client = useQueryClient();
  const acting = useAttempt();
  async function act(call: () => Promise<Outcome<unknown>>, done: string) {
    const result = await acting.attempt(call);
    if (result.kind === "done") confirm(done);
    if (result.kind !== "offline") await waitingChanged(client);
  }
  return {
    ...acting,
    accept: (done: string) =>
      act(
        () =>
          outcome(
            api.POST("/api/portal/{suffix}/patients/{patient_id}/waiting-list/{entry_id}/acceptance", {
              params: { path },
            }),
          ),
        done,
      ),
    decline: (done: string) =>
      act(
        () =>
          outcome(
            api.POST("/api/portal/{suffix}/patients/{patient_id}/waiting-list/{entry_id}/refusal", {
              params: { path },
              body: {},
            }),
          ),
        done,
      ),
    leave: (done: string) =>
      act(
        () =>
          outcome(
            api.POST("/api/portal/{suffix}/patients/{patient_id}/waiting-list/{entry_id}/withdrawal", {
              params: { path },
            }),
          ),
        done,
      ),
  };
}
