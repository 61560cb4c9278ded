import { useSuspenseQuery } from "@tanstack/react-query";
import { patientQuery, portalAccessQuery } from "../../api/queries";
import card from "../../theme/card.module.css";
import { usePatientPath } from "../Record";
import { AccessSwitch } from "./AccessSwitch";
import { DeskCodePart } from "./DeskCodePart";
import { DocumentNotice } from "./DocumentNotice";
import { InvitationPart } from "./InvitationPart";
import styles from "./PatientPortal.module.css";
import { PhoneProofPart } from "./PhoneProofPart";
import { RelatedPersons } from "./related/RelatedPersons";
import { SentMessages } from "./SentMessages";
import { useInviting } from "./useInviting";
import { useNextStep } from "./useNextStep";
import { Verdict } from "./Verdict";

/** Can this person log in; if not, why, and what to do about it. */
export function PatientPortal() {
  const path = usePatientPath();
  const record = useSuspenseQuery(patientQuery(path)).data;
  const access = useSuspenseQuery(portalAccessQuery(path)).data;
  const inviting = useInviting();
  useNextStep(
    access.blockers.length,
    access.phone_proof.proved,
    access.phone_proof.expires_at,
    access.desk_code?.issued_at,
  );
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <Verdict record={record} access={access} inviting={inviting} />
        <RelatedPersons key={record.id} record={record} />
      </div>
      <div className={`${card.card} ${styles.aside}`}>
        <AccessSwitch access={access} />
        <DocumentNotice record={record} />
        <PhoneProofPart key={`${record.id} ${record.phone}`} record={record} proof={access.phone_proof} />
        <InvitationPart access={access} inviting={inviting} />
        <DeskCodePart record={record} access={access} />
      </div>
      <div>
        <SentMessages />
      </div>
    </div>
  );
}
