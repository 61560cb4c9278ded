import { msg } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { Note } from "@portico/shared/components/Note";
import { useState } from "react";
import type { Member } from "../api/types";
import { toast } from "../shell/toasts";
import { MemberForm } from "./MemberForm";
import type { StaffCalls } from "./useStaff";

type Props = { staff: StaffCalls; onClose: () => void };

export const InviteDialog = ({ staff, onClose }: Props) => (
  <Dialog title={<Trans>Invite a member of staff</Trans>} size="wide" onClose={onClose}>
    <p>
      <Trans>
        The person gets a link by e-mail, valid for seven days, and chooses a password. Whoever has an account
        already keeps it and gets the roles.
      </Trans>
    </p>
    <MemberForm
      values={{ email: "", name: "", phone: "", roles: [] }}
      submit={<Trans>Send the invitation</Trans>}
      save={staff.invite}
      onSaved={(member) => {
        toast(msg`Invitation sent to ${member.email}`);
        onClose();
      }}
      onCancel={onClose}
    />
  </Dialog>
);

export const ChangeDialog = ({ staff, member, onClose }: Props & { member: Member }) => (
  <Dialog title={member.name} size="wide" onClose={onClose}>
    <p>{member.email}</p>
    {!member.is_own && (
      <Note tone="quiet">
        <Trans>
          This account is not your clinic's alone. Its name, phone number and password are not changed here.
        </Trans>
      </Note>
    )}
    <MemberForm
      values={{ email: member.email, name: member.name, phone: "", roles: member.roles }}
      member={member}
      submit={<Trans>Save</Trans>}
      save={({ name, phone, roles }) =>
        staff.change(member, {
          roles,
          ...(member.is_own && name !== member.name ? { name } : {}),
          ...(member.is_own && phone.trim() !== "" ? { phone } : {}),
        })
      }
      onSaved={(saved) => {
        toast(msg`${saved.name} was saved`);
        onClose();
      }}
      onCancel={onClose}
    />
  </Dialog>
);

export function ResetDialog({ staff, member, onClose }: Props & { member: Member }) {
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const reset = async () => {
    setBusy(true);
    const answer = await staff.sendLink(member);
    setBusy(false);
    if (!answer) return;
    if (answer.kind === "done") {
      toast(msg`A link for a new password was sent to ${member.email}`);
      return onClose();
    }
    setFault(answer.kind === "offline" ? "" : answer.problem.detail);
  };
  const { name } = member;
  return (
    <Dialog
      title={<Trans>Reset the password of {name}?</Trans>}
      onClose={onClose}
      urgent
      actions={
        <>
          <Button look="plain" size="staff" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="danger" size="staff" busy={busy} onClick={() => void reset()}>
            <Trans>Reset the password</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          The old password stops working, {name} is signed out everywhere at once, and gets a link by e-mail
          to choose a new one.
        </Trans>
      </p>
      {fault !== undefined && (
        <Note tone="error" live>
          {fault || <Trans>The server cannot be reached. Please try again.</Trans>}
        </Note>
      )}
    </Dialog>
  );
}
