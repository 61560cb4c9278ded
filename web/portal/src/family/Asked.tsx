import { Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { fullDate } from "@portico/shared/dates";
import { useId } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { ReceivedInvitation } from "../clinic/types.ts";
import { tellTabs } from "../session/channel.ts";
import styles from "./Family.module.css";
import { Covered } from "./terms.tsx";
import { useFamilyChange } from "./useFamilyChange.ts";

/** Someone asks me to act for them: yes or no. */
export function Asked({ invitation }: { invitation: ReceivedInvitation }) {
  const { suffix } = useClinic();
  const title = useId();
  const answering = useFamilyChange();
  const params = { path: { suffix, invitation_id: invitation.id } };
  const { patient } = invitation;
  const until = invitation.until && fullDate(invitation.until);
  /** The session has a new key afterwards, in all tabs. */
  const accept = async () => {
    const answer = await answering.change(() =>
      outcome(
        api.POST("/api/portal/{suffix}/related-persons/invitations/{invitation_id}/acceptance", { params }),
      ),
    );
    if (answer.kind === "done") tellTabs(suffix, "prolonged");
  };
  const decline = () =>
    answering.change(() =>
      outcome(
        api.POST("/api/portal/{suffix}/related-persons/invitations/{invitation_id}/refusal", { params }),
      ),
    );
  return (
    <section className={styles.asked} aria-labelledby={title}>
      <h2 id={title}>
        <Trans>{patient} asks you to act for them</Trans>
      </h2>
      <p>
        <Covered scopes={invitation.scopes} />
        {" · "}
        {until ? <Trans>Until {until}</Trans> : <Trans>Without an end</Trans>}
      </p>
      <p>
        <Trans>If you say no, {patient} is not told.</Trans>
      </p>
      {answering.offline && <TryAgain error={answering.offline} />}
      {answering.refused && answering.refused.status !== 404 && (
        <Note tone="error" live>
          {answering.refused.detail}
        </Note>
      )}
      <span className={styles.acts}>
        <Button busy={answering.busy} onClick={() => void accept()}>
          <Trans>Yes, I will</Trans>
        </Button>
        <Button look="plain" busy={answering.busy} onClick={() => void decline()}>
          <Trans>No</Trans>
        </Button>
      </span>
    </section>
  );
}
