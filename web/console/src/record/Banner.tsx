import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { fullDate } from "@portico/shared/dates";
import { Lock, Warning } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { portalAccessQuery } from "../api/queries";
import type { PatientRecord } from "../api/types";
import { ageOn } from "../format/age";
import { groupedNationalId } from "../format/nationalId";
import { spacedPhone } from "../format/phone";
import { useGenderWords, useNationalIdWords } from "../format/words";
import { useClinic } from "../session/clinic";
import { useUpload } from "../upload/UploadProvider";
import styles from "./Banner.module.css";
import { standingOf } from "./portal/standing";
import { usePatientPath } from "./Record";

/** Who this is, on every tab: mixing up two people is the dearest mistake here. */
export function Banner({ record }: { record: PatientRecord }) {
  const { t } = useLingui();
  const { today } = useClinic();
  const genders = useGenderWords();
  const ids = useNationalIdWords();
  const { chooseButton } = useUpload();
  return (
    <div className={styles.banner}>
      <div className={styles.title}>
        <h1>{record.name}</h1>
        <States record={record} />
        <div className={`${styles.actions} screen-only`}>{chooseButton}</div>
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{t`Born`}</dt>
          <dd>
            {record.birth_date ? (
              <>
                <strong>{fullDate(record.birth_date)}</strong> ({ageOn(record.birth_date, today)})
              </>
            ) : (
              t`not recorded`
            )}
          </dd>
        </div>
        {record.gender !== "unknown" && (
          <div>
            <dt>{t`Sex`}</dt>
            <dd>{genders[record.gender]}</dd>
          </div>
        )}
        {record.national_id && (
          <div>
            <dt>{ids[record.national_id_kind]}</dt>
            <dd>
              <strong>{groupedNationalId(record.national_id_kind, record.national_id)}</strong>
            </dd>
          </div>
        )}
        <div>
          <dt>{t`Phone`}</dt>
          <dd>{record.phone ? spacedPhone(record.phone) : t`not recorded`}</dd>
        </div>
        {record.email && (
          <div>
            <dt>{t`E-mail`}</dt>
            <dd>{record.email}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

function States({ record }: { record: PatientRecord }) {
  const access = useQuery(portalAccessQuery(usePatientPath())).data;
  const standing = access && standingOf(access);
  return (
    <>
      {record.deceased && (
        <Badge tone="plain">
          <Trans>Deceased</Trans>
        </Badge>
      )}
      {standing?.kind === "blocked" && (
        <Badge tone="error">
          <Lock size={13} />
          <Trans>Cannot log in</Trans>
        </Badge>
      )}
      {standing?.kind === "first_login" && (
        <Badge tone="warning">
          <Trans>Portal not activated</Trans>
        </Badge>
      )}
      {record.duplicate_suspect && (
        <Badge tone="warning">
          <Warning size={13} />
          <Trans>Maybe recorded twice</Trans>
        </Badge>
      )}
    </>
  );
}
