import { Trans } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { Link } from "@tanstack/react-router";
import type { Approved } from "../api/types";
import { useClinic } from "../session/clinic";
import styles from "./OneRegistration.module.css";

/** What the approval did, and what is still to do. */
export function Outcome({ approved }: { approved: Approved }) {
  const { organization_id } = useClinic();
  const { name, invited, blockers, patient_id } = approved;
  return (
    <>
      <Note tone={blockers.length > 0 ? "warning" : "done"} live>
        {invited && <Trans>{name} is approved; the invitation is on its way.</Trans>}
        {!invited && blockers.length === 0 && (
          <Trans>{name} is approved. Send the invitation from the record when it is time.</Trans>
        )}
        {blockers.length > 0 && (
          <>
            <Trans>{name} is approved, but no invitation could be sent:</Trans>
            <ul>
              {blockers.map(({ code, detail }) => (
                <li key={code}>{detail}</li>
              ))}
            </ul>
          </>
        )}
      </Note>
      <div className={styles.actions}>
        <Link
          to="/contracts/$contract/registrations"
          params={{ contract: organization_id }}
          className={buttonClass({ size: "staff" })}
        >
          <Trans>To the next registration</Trans>
        </Link>
        <Link
          to="/contracts/$contract/patients/$patient/portal"
          params={{ contract: organization_id, patient: patient_id }}
          className={buttonClass({ size: "staff", look: "plain" })}
        >
          <Trans>To the record</Trans>
        </Link>
      </div>
    </>
  );
}
