import { msg } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { api, value } from "@portico/shared/api";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Lock } from "@portico/shared/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { portalAccessQuery } from "../../api/queries";
import type { Blocker, PatientRecord, PortalAccess } from "../../api/types";
import { useClinic } from "../../session/clinic";
import { toast } from "../../shell/toasts";
import { usePatientPath } from "../Record";
import { EditButton } from "./EditButton";
import { fieldOfFix } from "./editedField";
import { FixLine } from "./FixLine";
import lines from "./FixLine.module.css";
import { useChannelWords } from "./invitationWords";
import { isOwnStep } from "./standing";
import { useAccessSwitch } from "./useAccessSwitch";
import { type Inviting, nextChannel } from "./useInviting";

/** Numbered, each with the one safe thing to do about it. The first that can be done here has the filled button. */
export function Blockers({
  record,
  access,
  inviting,
}: {
  record: PatientRecord;
  access: PortalAccess;
  inviting: Inviting;
}) {
  const first = access.blockers.findIndex((blocker) => isDoneHere(blocker));
  return (
    <ol className={lines.list}>
      {access.blockers.map((blocker, place) => (
        <li key={blocker.code}>
          <FixLine
            sign={place + 1}
            calm={isOwnStep(blocker)}
            words={blocker.detail}
            record={record}
            field={fieldOfFix(blocker.fix)}
            duplicates={blocker.fix === "resolve_duplicate"}
          >
            {(onEdit) =>
              isOwnStep(blocker) && access.blockers.length > 1 ? (
                <span className={lines.later}>
                  <Lock size={14} />
                  <Trans>after the above is settled</Trans>
                </span>
              ) : (
                <Act
                  record={record}
                  blocker={blocker}
                  access={access}
                  inviting={inviting}
                  look={place === first ? "filled" : "plain"}
                  onEdit={onEdit}
                />
              )
            }
          </FixLine>
        </li>
      ))}
    </ol>
  );
}

const isDoneHere = ({ fix }: Blocker) => fix !== undefined && fix !== "issue_desk_code";

/** Its owner had it stopped: staff open it again once they have spoken. */
function Unfreeze({ look }: { look: "filled" | "plain" }) {
  const path = usePatientPath();
  const client = useQueryClient();
  const opening = useMutation({
    mutationFn: () =>
      value(
        api.POST("/api/console/contracts/{organization_id}/patients/{patient_id}/portal-access/unfreezing", {
          params: { path },
        }),
      ),
    onSuccess: (access) => {
      client.setQueryData(portalAccessQuery(path).queryKey, access);
      void client.invalidateQueries({ queryKey: ["patients"] });
      toast(msg`The account is open again`);
    },
  });
  return (
    <>
      <Button look={look} size="staff" busy={opening.isPending} onClick={() => opening.mutate()}>
        <Trans>Spoken with the patient: open again</Trans>
      </Button>
      {opening.error && <TryAgain error={opening.error} />}
    </>
  );
}

interface ActProps {
  record: PatientRecord;
  blocker: Blocker;
  access: PortalAccess;
  inviting: Inviting;
  look: "filled" | "plain";
  onEdit: () => void;
}

function Act({ record, blocker, access, inviting, look, onEdit }: ActProps) {
  const { may } = useClinic();
  const { busy, turn } = useAccessSwitch();
  const field = fieldOfFix(blocker.fix);
  if (field) return <EditButton field={field} look={look} onEdit={onEdit} />;
  if (blocker.fix === "edit_name") return <EnterName record={record} look={look} />;
  if (blocker.fix === "resolve_duplicate")
    return (
      <Button look={look} size="staff" onClick={onEdit}>
        <Trans>Compare the records</Trans>
      </Button>
    );
  if (!may("access_manage")) return null;
  if (blocker.fix === "unfreeze") return <Unfreeze look={look} />;
  if (blocker.fix === "invite") return <Invite access={access} inviting={inviting} look={look} />;
  if (blocker.fix === "switch_on")
    return (
      <Button look={look} size="staff" busy={busy} data-next onClick={() => turn(true)}>
        <Trans>Switch access on</Trans>
      </Button>
    );
  return null;
}

/** Names are edited where both stand, beside all the other data. */
function EnterName({ record, look }: Pick<ActProps, "record" | "look">) {
  const { organization_id, patient_id } = usePatientPath();
  const { may } = useClinic();
  if (!may("patients_write")) return null;
  return (
    <Link
      to="/contracts/$contract/patients/$patient/data"
      params={{ contract: organization_id, patient: patient_id }}
      search={{ edit: true, field: record.family === "" ? "family" : "given" }}
      className={buttonClass({ look, size: "staff" })}
    >
      <Trans>Enter the name</Trans>
    </Link>
  );
}

function Invite({ access, inviting, look }: Pick<ActProps, "access" | "inviting" | "look">) {
  const words = useChannelWords();
  const channel = nextChannel(access);
  if (!channel) return null;
  const way = words[channel];
  return (
    <Button look={look} size="staff" busy={inviting.isPending} onClick={() => inviting.mutate(channel)}>
      {access.invitations.length > 0 ? <Trans>Invite again: {way}</Trans> : <Trans>Invite: {way}</Trans>}
    </Button>
  );
}
