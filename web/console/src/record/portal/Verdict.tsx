import { Plural, Trans } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { fullDateAt, timeAt } from "@portico/shared/dates";
import { CheckCircle, Clock, External, Eye, Lock } from "@portico/shared/icons";
import { Link } from "@tanstack/react-router";
import type { PatientRecord, PortalAccess } from "../../api/types";
import { useClinic } from "../../session/clinic";
import card from "../../theme/card.module.css";
import { usePatientPath } from "../Record";
import { Blockers } from "./Blockers";
import { EditButton } from "./EditButton";
import { fieldOfFix } from "./editedField";
import { FixLine } from "./FixLine";
import lines from "./FixLine.module.css";
import { type Standing, standingOf } from "./standing";
import type { Inviting } from "./useInviting";
import styles from "./Verdict.module.css";

type Failed = NonNullable<PortalAccess["failed_try"]>;

/** One sentence first; below it what stands in the way, in the order in which it is best settled. */
export function Verdict({
  record,
  access,
  inviting,
}: {
  record: PatientRecord;
  access: PortalAccess;
  inviting: Inviting;
}) {
  const standing = standingOf(access);
  const fine = standing.kind !== "blocked";
  return (
    <section className={card.card} aria-labelledby="verdict">
      <div className={styles.head}>
        <span className={styles.sign} data-fine={fine || undefined}>
          {fine ? <CheckCircle size={22} /> : <Lock size={22} />}
        </span>
        <div className={styles.words}>
          <h2 id="verdict" className={styles.title}>
            <Headline name={record.name} standing={standing} />
          </h2>
          <p className={styles.aside}>
            <Explanation access={access} standing={standing} />
          </p>
        </div>
      </div>
      {standing.kind !== "in_use" && <Blockers record={record} access={access} inviting={inviting} />}
      {access.failed_code && <FailedTry record={record} failed={access.failed_code} />}
      {access.failed_try && <FailedTry record={record} failed={access.failed_try} />}
      <div className={styles.foot}>
        <p className={styles.address}>
          <Trans>Portal address:</Trans>{" "}
          <a href={access.portal_url} target="_blank" rel="noreferrer">
            {access.portal_url}
            <External size={14} />
          </a>
        </p>
        <SeeAsPatient />
      </div>
    </section>
  );
}

/** What was wrong with the last sign-in, which its owner was not told; or what became of the code that it led to. */
function FailedTry({ record, failed }: { record: PatientRecord; failed: Failed }) {
  const field = fieldOfFix(failed.fix);
  return (
    <div className={lines.list}>
      <FixLine sign={<Clock size={14} />} calm words={failed.detail} record={record} field={field}>
        {(onEdit) => field && <EditButton field={field} look="plain" wellFormed onEdit={onEdit} />}
      </FixLine>
    </div>
  );
}

/** The pages of the portal with this patient's documents, visits and data, to read only. */
function SeeAsPatient() {
  const { organization_id, patient_id } = usePatientPath();
  return (
    <Link
      to="/contracts/$contract/patients/$patient/as-patient/documents"
      params={{ contract: organization_id, patient: patient_id }}
      preload={false}
      className={`${buttonClass({ look: "plain", size: "staff" })} screen-only`}
    >
      <Eye size={16} />
      <Trans>See as this patient</Trans>
    </Link>
  );
}

function Headline({ name, standing }: { name: string; standing: Standing }) {
  if (standing.kind === "blocked") return <Trans>{name} cannot log in yet</Trans>;
  if (standing.kind === "in_use") return <Trans>{name} uses the portal</Trans>;
  return <Trans>{name} can log in for the first time</Trans>;
}

function Explanation({ access, standing }: { access: PortalAccess; standing: Standing }) {
  const { zone } = useClinic();
  if (standing.kind === "blocked")
    return (
      <Plural
        value={standing.inTheWay}
        one="One thing stands in the way."
        other="# things stand in the way. Settle them from the top."
      />
    );
  if (access.last_login_at) {
    const day = fullDateAt(access.last_login_at, zone);
    const time = timeAt(access.last_login_at, zone);
    return (
      <Trans>
        Last login: {day}, {time}
      </Trans>
    );
  }
  if (access.activated_at) {
    const day = fullDateAt(access.activated_at, zone);
    return <Trans>Activated on {day}</Trans>;
  }
  return access.access_type === "automatic" ? (
    <Trans>
      Everything needed is on record. The first login sets the password; a code from you makes it quicker.
    </Trans>
  ) : (
    <Trans>Everything is in order. Invite the patient, or issue a desk code if he or she stands here.</Trans>
  );
}
