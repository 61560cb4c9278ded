import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { fullDate } from "@portico/shared/dates";
import { Close } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { patientQuery, portalAccessQuery } from "../api/queries";
import type { PatientRecord, PortalAccess } from "../api/types";
import { ageOn } from "../format/age";
import { groupedNationalId } from "../format/nationalId";
import { spacedPhone } from "../format/phone";
import { useNationalIdWords } from "../format/words";
import { standingOf } from "../record/portal/standing";
import { useClinic } from "../session/clinic";
import { Facts } from "../ui/Facts";
import { SkeletonLine } from "../ui/SkeletonRows";
import styles from "./PatientPreview.module.css";

/** Who the row is, without leaving the list. */
export function PatientPreview({ patient, onClose }: { patient: string; onClose: () => void }) {
  const { t } = useLingui();
  const { organization_id } = useClinic();
  const path = { organization_id, patient_id: patient };
  const record = useQuery(patientQuery(path));
  const access = useQuery(portalAccessQuery(path));
  return (
    <aside className={styles.preview} aria-label={t`Preview`}>
      <button type="button" className={styles.close} onClick={onClose} title={t`Close preview`}>
        <Close size={18} />
        <span className="visually-hidden">{t`Close preview`}</span>
      </button>
      {record.error && <TryAgain error={record.error} onTryAgain={() => record.refetch()} />}
      {record.isPending && <SkeletonLine />}
      {record.data && <Body record={record.data} access={access.data} />}
      <div className={styles.foot}>
        <Link
          to="/contracts/$contract/patients/$patient/data"
          params={{ contract: organization_id, patient }}
          className={buttonClass({ look: "plain", size: "staff" })}
        >
          <Trans>Open record</Trans>
        </Link>
        <Link
          to="/contracts/$contract/patients/$patient/documents"
          params={{ contract: organization_id, patient }}
          className={styles.link}
        >
          <Trans>Documents</Trans>
        </Link>
      </div>
    </aside>
  );
}

function Body({ record, access }: { record: PatientRecord; access?: PortalAccess }) {
  const { t } = useLingui();
  const { today } = useClinic();
  const words = useNationalIdWords();
  const { address } = record;
  return (
    <>
      <div className={styles.head}>
        <h2>{record.name}</h2>
        <p>
          {record.birth_date
            ? `${fullDate(record.birth_date)} (${ageOn(record.birth_date, today)})`
            : t`Date of birth missing`}
        </p>
      </div>
      {access && <Verdict access={access} />}
      <div className={styles.part}>
        <Facts
          facts={[
            record.national_id
              ? [
                  words[record.national_id_kind],
                  groupedNationalId(record.national_id_kind, record.national_id),
                ]
              : undefined,
            [t`Phone`, record.phone ? spacedPhone(record.phone) : "–"],
            [t`E-mail`, record.email ?? "–"],
            [
              t`Address`,
              [[address.postal_code, address.city].filter(Boolean).join(" "), address.line]
                .filter(Boolean)
                .join(", ") || "–",
            ],
            [t`Documents`, record.documents],
            [t`Visits`, record.encounters],
          ]}
        />
      </div>
    </>
  );
}

function Verdict({ access }: { access: PortalAccess }) {
  const standing = standingOf(access);
  return (
    <div className={styles.verdict} data-fine={standing.kind === "blocked" ? undefined : true}>
      <strong>
        {standing.kind === "blocked" && <Trans>Cannot log in yet</Trans>}
        {standing.kind === "first_login" && <Trans>Can log in for the first time</Trans>}
        {standing.kind === "in_use" && <Trans>Uses the portal</Trans>}
      </strong>
      {standing.kind === "blocked" && (
        <p>
          <Plural
            value={standing.inTheWay}
            one="# thing stands in the way:"
            other="# things stand in the way:"
          />{" "}
          {access.blockers[0]?.detail}
        </p>
      )}
    </div>
  );
}
