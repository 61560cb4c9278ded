import { useSuspenseQuery } from "@tanstack/react-query";
import { patientQuery, portalAccessQuery } from "../../api/queries";
import card from "../../theme/card.module.css";
import { usePatientPath } from "../Record";
import { AccessSwitch } from "./AccessSwitch";
import { DeskCodePart } from "./DeskCodePart";
import { DocumentNotice } from "./DocumentNotice";
import styles from "./PatientPortal.module.css";
import { SentMessages } from "./SentMessages";
import { Verdict } from "./Verdict";

/** Can this person log in; if not, why, and what to do about it. */
export function PatientPortal() {
  const path = usePatientPath();
  const record = useSuspenseQuery(patientQuery(path)).data;
  const access = useSuspenseQuery(portalAccessQuery(path)).data;
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <Verdict record={record} access={access} />
      </div>
      <div className={`${card.card} ${styles.aside}`}>
        <AccessSwitch access={access} />
        <DocumentNotice record={record} />
        <DeskCodePart record={record} access={access} />
      </div>
      <div>
        <SentMessages />
      </div>
    </div>
  );
}
