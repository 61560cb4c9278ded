import { Trans, useLingui } from "@lingui/react/macro";
import { Card, Section } from "@portico/shared/components/Card";
import { FieldClassMark } from "@portico/shared/components/FieldClassMark";
import { FieldRow } from "@portico/shared/components/FieldRow";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { countryName } from "@portico/shared/countries";
import { fullDate } from "@portico/shared/dates";
import { isLanguage, languageNames } from "@portico/shared/i18n";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { SeenData } from "../api/types";
import { groupedNationalId } from "../format/nationalId";
import { spacedPhone } from "../format/phone";
import { useGenderWords, useNationalIdWords } from "../format/words";
import { useSeenPath } from "./AsPatient";
import { Head } from "./Head";
import { seenDataQuery } from "./queries";

/** What the patient reads of the record, with how each field may be changed. */
export function Data() {
  const seen = useQuery(seenDataQuery(useSeenPath()));
  return (
    <>
      <Head title={<Trans>Data</Trans>}>
        <Trans>What the patient sees of the record, and how each line may be changed there.</Trans>
      </Head>
      {seen.error && <TryAgain error={seen.error} onTryAgain={() => void seen.refetch()} />}
      {seen.isPending && <SkeletonRows rows={6} />}
      {seen.data && <Parts seen={seen.data} />}
    </>
  );
}

function Parts({ seen }: { seen: SeenData }) {
  const { t } = useLingui();
  const genders = useGenderWords();
  const ids = useNationalIdWords();
  const { address, emergency_contact: contact, language } = seen;
  const lines = [
    address.line,
    [address.postal_code, address.city].filter(Boolean).join(" "),
    address.country && countryName(address.country),
  ];
  const row = (field: string, label: string, value: ReactNode) => (
    <FieldRow
      label={label}
      value={value || <Trans>Not given</Trans>}
      mark={<FieldClassMark kind={seen.field_classes[field] ?? "after_approval"} />}
    />
  );
  return (
    <>
      <Section id="address" title={<Trans>Address</Trans>}>
        <Card>{row("address", t`Address`, lines.filter(Boolean).join("\n"))}</Card>
      </Section>
      <Section id="contact" title={<Trans>Contact</Trans>}>
        <Card>
          {row("phone", t`Mobile phone`, seen.phone && spacedPhone(seen.phone))}
          {row("email", t`E-mail`, seen.email)}
        </Card>
      </Section>
      <Section id="personal" title={<Trans>Personal data</Trans>}>
        <Card>
          {row("family", t`Full name`, seen.name)}
          {row("birth_date", t`Date of birth`, seen.birth_date && fullDate(seen.birth_date))}
          {row("gender", t`Sex`, genders[seen.gender])}
          {row(
            "national_id",
            ids[seen.national_id_kind],
            seen.national_id && groupedNationalId(seen.national_id_kind, seen.national_id),
          )}
          {row("language", t`Language`, isLanguage(language) ? languageNames[language] : language)}
        </Card>
      </Section>
      <Section id="emergency" title={<Trans>In an emergency</Trans>}>
        <Card>
          {row(
            "emergency_contact",
            t`Please tell`,
            [contact.name, contact.phone && spacedPhone(contact.phone)].filter(Boolean).join("\n"),
          )}
        </Card>
      </Section>
    </>
  );
}
