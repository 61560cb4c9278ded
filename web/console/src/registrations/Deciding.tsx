import { Plural, Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { Note } from "@portico/shared/components/Note";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Approval, Approved, Registration } from "../api/types";
import { useClinic } from "../session/clinic";
import { Segmented } from "../ui/Segmented";
import { CandidateCard } from "./CandidateCard";
import { type Inviting, usualInvitation } from "./differences";
import styles from "./OneRegistration.module.css";
import { useDecision } from "./useDecision";

type Props = { registration: Registration; onApproved: (approved: Approved) => void };

/** Onto a record, as a new one, or not at all. */
export function Deciding({ registration, onApproved }: Props) {
  const { organization_id } = useClinic();
  const navigate = useNavigate();
  const { candidates } = registration;
  const decision = useDecision(organization_id, registration.id);
  const [invite, setInvite] = useState<Inviting>(() => usualInvitation(registration));
  const [asking, setAsking] = useState<"new" | "decline">();
  const known = candidates.length > 0;

  const approve = async (approval: Approval) => {
    setAsking(undefined);
    const approved = await decision.approve(approval);
    if (approved) onApproved(approved);
  };
  const asNew = () => void approve({ take: [], identity_checked: false, even_if_similar: known, invite });
  const decline = async () => {
    setAsking(undefined);
    if (await decision.decline())
      void navigate({ to: "/contracts/$contract/registrations", params: { contract: organization_id } });
  };

  return (
    <>
      <Choices invite={invite} hasEmail={Boolean(registration.email)} onInvite={setInvite} />
      <h2>
        {known ? (
          <Plural
            value={candidates.length}
            one="A record that may be this person’s"
            other="# records that may be this person’s"
          />
        ) : (
          <Trans>No record is like it</Trans>
        )}
      </h2>
      {candidates.map((candidate, place) => (
        <CandidateCard
          key={candidate.patient.id}
          candidate={candidate}
          invite={invite}
          first={place === 0}
          busy={decision.busy === "approve"}
          onApprove={(approval) => void approve(approval)}
        />
      ))}
      {decision.fault && (
        <Note key={decision.fault.attempt} tone="error" live>
          {decision.fault.text}
        </Note>
      )}
      <div className={styles.actions}>
        <Button
          size="staff"
          look={known ? "plain" : undefined}
          busy={decision.busy === "approve"}
          onClick={() => (known ? setAsking("new") : asNew())}
        >
          <Trans>Approve as a new patient</Trans>
        </Button>
        <Button
          size="staff"
          look="plain"
          busy={decision.busy === "decline"}
          onClick={() => setAsking("decline")}
        >
          <Trans>Decline</Trans>
        </Button>
      </div>
      {asking === "new" && (
        <Ask
          title={<Trans>Somebody else than these records?</Trans>}
          yes={<Trans>It is somebody else: new patient</Trans>}
          onYes={asNew}
          onNo={() => setAsking(undefined)}
        >
          <Trans>
            A second record of one person is hard to mend later. Make a new one only when you are sure that
            none of the records shown is this person’s.
          </Trans>
        </Ask>
      )}
      {asking === "decline" && (
        <Ask
          title={<Trans>Decline this registration?</Trans>}
          yes={<Trans>Decline</Trans>}
          onYes={() => void decline()}
          onNo={() => setAsking(undefined)}
        >
          {registration.email_confirmed ? (
            <Trans>The person is told by e-mail, and asked to call the clinic.</Trans>
          ) : (
            <Trans>
              The e-mail address was not confirmed, so nothing is sent. If you know the person, please call.
            </Trans>
          )}
        </Ask>
      )}
    </>
  );
}

type ChoicesProps = { invite: Inviting; hasEmail: boolean; onInvite: (how: Inviting) => void };

const Choices = ({ invite, hasEmail, onInvite }: ChoicesProps) => (
  <div className={styles.invite}>
    <Segmented
      label={<Trans>After approval, send the invitation by</Trans>}
      name="invite"
      value={invite}
      choices={[
        ...(hasEmail ? [{ value: "email" as const, words: <Trans>E-mail</Trans> }] : []),
        { value: "sms", words: <Trans>SMS</Trans> },
        { value: "later", words: <Trans>Later</Trans> },
      ]}
      onChoose={onInvite}
    />
  </div>
);

type AskProps = {
  title: ReactNode;
  yes: ReactNode;
  children: ReactNode;
  onYes: () => void;
  onNo: () => void;
};

const Ask = ({ title, yes, children, onYes, onNo }: AskProps) => (
  <Dialog
    title={title}
    urgent
    onClose={onNo}
    actions={
      <>
        <Button look="plain" size="staff" onClick={onNo}>
          <Trans>Cancel</Trans>
        </Button>
        <Button look="danger" size="staff" onClick={onYes}>
          {yes}
        </Button>
      </>
    }
  >
    <p>{children}</p>
  </Dialog>
);
