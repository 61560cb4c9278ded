import { Trans, useLingui } from "@lingui/react/macro";
import { countryName } from "@portico/shared/countries";
import { fullDate, fullDateAt } from "@portico/shared/dates";
import { languageNames } from "@portico/shared/i18n";
import type { ReactNode } from "react";
import type { PatientRecord } from "../../api/types";
import { groupedNationalId } from "../../format/nationalId";
import { spacedPhone } from "../../format/phone";
import { useGenderWords, useNationalIdWords } from "../../format/words";
import { useClinic } from "../../session/clinic";
import card from "../../theme/card.module.css";
import { Facts } from "../../ui/Facts";
import styles from "./Data.module.css";
import { Suggestions } from "./Suggestions";

export function DataSheets({ record }: { record: PatientRecord }) {
  const { t } = useLingui();
  const { zone } = useClinic();
  const genders = useGenderWords();
  const ids = useNationalIdWords();
  const { address, emergency_contact } = record;
  return (
    <div className={styles.cards}>
      <Sheet title={<Trans>Person</Trans>}>
        <Facts
          facts={[
            [t`Family name`, record.family],
            [t`Given name`, record.given],
            [t`Date of birth`, record.birth_date ? fullDate(record.birth_date) : "–"],
            [t`Sex`, genders[record.gender]],
            record.national_id
              ? [ids[record.national_id_kind], groupedNationalId(record.national_id_kind, record.national_id)]
              : [t`ID number`, "–"],
          ]}
        />
      </Sheet>
      <Sheet title={<Trans>Contact</Trans>}>
        <Facts
          facts={[
            [t`Mobile phone`, record.phone ? spacedPhone(record.phone) : "–"],
            [t`E-mail`, record.email ?? "–"],
            [t`Language`, languageNames[record.language]],
            [
              t`In an emergency`,
              [emergency_contact.name, emergency_contact.phone && spacedPhone(emergency_contact.phone)]
                .filter(Boolean)
                .join(", ") || "–",
            ],
          ]}
        />
      </Sheet>
      <Sheet title={<Trans>Address</Trans>}>
        <Facts
          facts={[
            [t`Street and number`, address.line || "–"],
            [t`City`, [address.postal_code, address.city].filter(Boolean).join(" ") || "–"],
            [t`Country`, address.country ? countryName(address.country) : "–"],
          ]}
        />
      </Sheet>
      <Sheet title={<Trans>Record</Trans>}>
        <Facts
          facts={[
            [t`Added`, fullDateAt(record.created_at, zone)],
            [t`Last changed`, fullDateAt(record.updated_at, zone)],
          ]}
        />
      </Sheet>
      {record.suggestions.length > 0 && <Suggestions record={record} />}
    </div>
  );
}

const Sheet = ({ title, children }: { title: ReactNode; children: ReactNode }) => (
  <section className={`${card.card} ${card.part} unbroken`}>
    <h2 className={styles.title}>{title}</h2>
    {children}
  </section>
);
