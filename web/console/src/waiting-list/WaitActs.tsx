import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { useState } from "react";
import type { WaitingEntry } from "../api/types";
import type { Answers } from "./useAnswers";
import styles from "./WaitingList.module.css";
import { WaitPanel } from "./WaitPanel";

interface Props {
  entry: WaitingEntry;
  patient: { id: string; name: string };
  answers: Answers;
}

type Doing = "changing" | "leaving";

/** What staff do for one who waits: the answer to an offer, other wishes, off the list. */
export function WaitActs({ entry, patient, answers }: Props) {
  const { t } = useLingui();
  const [doing, setDoing] = useState<Doing>();
  const { name } = patient;
  const own = { patient_id: patient.id, id: entry.id };
  const busy = answers.busy === entry.id;
  const end = () => setDoing(undefined);
  return (
    <>
      <span className={`${styles.acts} screen-only`}>
        {entry.offer && (
          <>
            <Button
              size="small"
              busy={busy}
              aria-label={t`Takes it: ${name}`}
              onClick={() => void answers.accept(own)}
            >
              <Trans>Takes it</Trans>
            </Button>
            <Button
              size="small"
              look="plain"
              busy={busy}
              aria-label={t`Not this one: ${name}`}
              onClick={() => void answers.decline(own)}
            >
              <Trans>Not this one</Trans>
            </Button>
          </>
        )}
        <Button
          size="small"
          look="quiet"
          aria-label={t`Change what ${name} waits for`}
          onClick={() => setDoing("changing")}
        >
          <Trans>Change</Trans>
        </Button>
        <Button
          size="small"
          look="quiet"
          aria-label={t`Take off the list: ${name}`}
          onClick={() => setDoing("leaving")}
        >
          <Trans>Take off the list</Trans>
        </Button>
      </span>
      {doing === "changing" && <WaitPanel patient={patient} entry={entry} onDone={end} onClose={end} />}
      {doing === "leaving" && (
        <Dialog
          title={<Trans>Take {name} off the waiting list?</Trans>}
          onClose={end}
          actions={
            <>
              <Button look="plain" size="staff" onClick={end}>
                <Trans>Cancel</Trans>
              </Button>
              <Button
                look="danger"
                size="staff"
                busy={busy}
                onClick={() => void answers.leave(own).then(end)}
              >
                <Trans>Take off the list</Trans>
              </Button>
            </>
          }
        >
          <p>
            <Trans>The place in the line is lost. An appointment that stands stays as it is.</Trans>
          </p>
        </Dialog>
      )}
    </>
  );
}
