import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, value } from "@portico/shared/api";
import { Badge } from "@portico/shared/components/Badge";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dateTimeAt, fullDateAt } from "@portico/shared/dates";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { portalAccessQuery } from "../../api/queries";
import type { InvitationChannel, PatientInvitation, PortalAccess } from "../../api/types";
import { useClinic } from "../../session/clinic";
import { toast } from "../../shell/toasts";
import card from "../../theme/card.module.css";
import { usePdf } from "../../ui/usePdf";
import { usePatientPath } from "../Record";
import styles from "./InvitationPart.module.css";
import { toneOfInvitation, useChannelWords, useInvitationStates } from "./invitationWords";
import parts from "./parts.module.css";
import type { Inviting } from "./useInviting";

/** A link and a code by e-mail, SMS or letter for who is not standing here; and what became of the earlier ones. */
export function InvitationPart({ access, inviting }: { access: PortalAccess; inviting: Inviting }) {
  const { may } = useClinic();
  const channels: InvitationChannel[] = ["email", "sms", "letter"];
  const words = useChannelWords();
  if (access.activated && access.invitations.length === 0) return null;
  const again = access.invitations.some(({ open }) => open);
  return (
    <section className={card.part} aria-labelledby="invitation" id="invitation-part">
      <h2 id="invitation" className={parts.title}>
        <Trans>Invitation</Trans>
      </h2>
      {!access.activated && (
        <p className={card.quiet}>
          <Trans>
            For a patient at home: a link and a code. The SMS code to the phone on record still follows.
          </Trans>{" "}
          {again && <Trans>A new one makes the earlier void.</Trans>}{" "}
          {access.access_type === "manual" && !access.enabled && <Trans>To invite switches access on.</Trans>}
        </p>
      )}
      {!access.activated && may("access_manage") && (
        <div className={styles.ways}>
          {channels.map((channel) => (
            <Button
              key={channel}
              look="plain"
              size="staff"
              disabled={!access.invitable.includes(channel)}
              busy={inviting.isPending && inviting.variables === channel}
              onClick={() => inviting.mutate(channel)}
            >
              <span className="visually-hidden">
                <Trans>Invitation</Trans>:{" "}
              </span>
              {words[channel]}
            </Button>
          ))}
        </div>
      )}
      {inviting.error && <TryAgain error={inviting.error} />}
      {inviting.data?.letter && <LetterLink letter={inviting.data.letter} />}
      {access.invitations.length > 0 && (
        <ul className={styles.list}>
          {access.invitations.map((invitation) => (
            <Line key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** The letter is told once, and kept nowhere but in this page. */
function LetterLink({ letter }: { letter: string }) {
  const address = usePdf(letter);
  if (!address) return null;
  return (
    <div className={styles.letter}>
      <a className={buttonClass({ size: "staff" })} href={address} download="invitation.pdf">
        <Trans>Save the letter as PDF</Trans>
      </a>
      <p className={card.quiet}>
        <Trans>It is shown only now. Print it and hand it over or post it; it is good for 28 days.</Trans>
      </p>
    </div>
  );
}

/** Their badge says all: when is when it was begun, or does not matter. */
const undated: PatientInvitation["state"][] = ["queued", "printed", "sent", "replaced"];

function Line({ invitation }: { invitation: PatientInvitation }) {
  const { t } = useLingui();
  const { zone, may } = useClinic();
  const path = usePatientPath();
  const client = useQueryClient();
  const states = useInvitationStates();
  const channel = useChannelWords()[invitation.channel];
  const revoking = useMutation({
    mutationFn: () =>
      value(
        api.POST(
          "/api/console/contracts/{organization_id}/patients/{patient_id}/portal-access/invitations/{invitation_id}/revocation",
          { params: { path: { ...path, invitation_id: invitation.id } } },
        ),
      ),
    onSuccess: (access) => {
      client.setQueryData(portalAccessQuery(path).queryKey, access);
      toast(msg`The invitation is revoked`);
    },
  });
  const sent = dateTimeAt(invitation.created_at, zone);
  const until = fullDateAt(invitation.expires_at, zone);
  return (
    <li className={styles.line}>
      <span className={styles.what}>
        <strong>{invitation.sent_to ? t`${channel} to ${invitation.sent_to}` : channel}</strong>
        <Badge tone={toneOfInvitation(invitation.state)}>{states[invitation.state]}</Badge>
      </span>
      <span className={card.quiet}>
        <Trans>Invited {sent}</Trans>
        {!undated.includes(invitation.state) && (
          <>
            {" · "}
            {states[invitation.state]}{" "}
            <time dateTime={invitation.state_at}>{dateTimeAt(invitation.state_at, zone)}</time>
          </>
        )}
        {invitation.open && (
          <>
            {" · "}
            <Trans>good until {until}</Trans>
          </>
        )}
        {invitation.follow_up_at && (
          <>
            {" · "}
            <Trans>reminder on {fullDateAt(invitation.follow_up_at, zone)}</Trans>
          </>
        )}
      </span>
      {invitation.open && may("access_manage") && (
        <Button look="plain" size="staff" busy={revoking.isPending} onClick={() => revoking.mutate()}>
          <Trans>Revoke</Trans>
        </Button>
      )}
      {revoking.error && <TryAgain error={revoking.error} />}
    </li>
  );
}
