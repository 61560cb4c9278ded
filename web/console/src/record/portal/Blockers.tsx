import { msg } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { api, value } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Lock } from "@portico/shared/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { portalAccessQuery } from "../../api/queries";
import type { Blocker, PatientRecord, PortalAccess } from "../../api/types";
import { useClinic } from "../../session/clinic";
import { toast } from "../../shell/toasts";
import { usePatientPath } from "../Record";
import styles from "./Blockers.module.css";
import { type EditedField, fieldOfFix } from "./editedField";
import { isOwnStep } from "./standing";
import { useAccessSwitch } from "./useAccessSwitch";

const QuickFix = lazy(() => import("./QuickFix").then((module) => ({ default: module.QuickFix })));

/** Numbered, each with the one safe thing to do about it. The first that can be done here has the filled button. */
export function Blockers({ record, access }: { record: PatientRecord; access: PortalAccess }) {
  const first = access.blockers.findIndex((blocker) => isDoneHere(blocker));
  return (
    <ol className={styles.list}>
      {access.blockers.map((blocker, place) => (
        <Line
          key={blocker.code}
          number={place + 1}
          blocker={blocker}
          record={record}
          look={place === first ? "filled" : "plain"}
          later={isOwnStep(blocker)}
        />
      ))}
    </ol>
  );
}

const isDoneHere = ({ fix }: Blocker) =>
  fix !== undefined && fix !== "resolve_duplicate" && fix !== "issue_desk_code";

interface LineProps {
  number: number;
  blocker: Blocker;
  record: PatientRecord;
  look: "filled" | "plain";
  /** Comes when all the others are settled. */
  later: boolean;
}

function Line({ number, blocker, record, look, later }: LineProps) {
  const [editing, setEditing] = useState(false);
  const field = fieldOfFix(blocker.fix);
  return (
    <li className={styles.line}>
      <span className={styles.number} data-later={later || undefined} aria-hidden="true">
        {number}
      </span>
      <p className={styles.words}>{blocker.detail}</p>
      {!editing && (
        <div className={styles.act}>
          {later ? (
            <span className={styles.later}>
              <Lock size={14} />
              <Trans>after the above is settled</Trans>
            </span>
          ) : (
            <Act blocker={blocker} look={look} field={field} onEdit={() => setEditing(true)} />
          )}
        </div>
      )}
      {editing && field && (
        <Suspense>
          <QuickFix record={record} field={field} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </li>
  );
}

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

type ActProps = { blocker: Blocker; look: "filled" | "plain"; field?: EditedField; onEdit: () => void };

function Act({ blocker, look, field, onEdit }: ActProps) {
  const { may } = useClinic();
  const { busy, turn } = useAccessSwitch();
  if (!may(field ? "patients_write" : "access_manage")) return null;
  if (blocker.fix === "unfreeze") return <Unfreeze look={look} />;
  if (blocker.fix === "switch_on")
    return (
      <Button look={look} size="staff" busy={busy} onClick={() => turn(true)}>
        <Trans>Switch access on</Trans>
      </Button>
    );
  if (!field) return null;
  return (
    <Button look={look} size="staff" onClick={onEdit}>
      {field === "phone" && <Trans>Enter a mobile number</Trans>}
      {field === "email" && <Trans>Enter the e-mail address</Trans>}
      {field === "national_id" && <Trans>Enter the ID number</Trans>}
      {field === "birth_date" && <Trans>Enter the date of birth</Trans>}
    </Button>
  );
}
