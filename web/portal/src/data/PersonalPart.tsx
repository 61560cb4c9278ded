import { Trans, useLingui } from "@lingui/react/macro";
import { Card, Section } from "@portico/shared/components/Card";
import { fullDate } from "@portico/shared/dates";
import { isLanguage, languageNames } from "@portico/shared/i18n";
import { useClinic } from "../clinic/ClinicContext.ts";
import { offered } from "../clinic/language.ts";
import type { Patient } from "../clinic/types.ts";
import { EditableRow } from "./EditableRow.tsx";
import type { Entry } from "./EditForm.tsx";
import { readableId, useGender, useNationalIdName } from "./words.ts";

/** Name, birth, identity, language. */
export function PersonalPart({ patient }: { patient: Patient }) {
  const { t } = useLingui();
  const clinic = useClinic();
  const { family, given, language } = patient;
  const needed = (text: string) => (text.trim() ? null : t`Please fill this in.`);
  const names: Entry[] = [
    {
      name: "family",
      label: t`Family name`,
      value: family,
      autoComplete: "family-name",
      width: "short",
      fault: needed,
    },
    {
      name: "given",
      label: t`Given names`,
      value: given,
      autoComplete: "given-name",
      width: "short",
      fault: needed,
    },
  ];
  const languages: Entry[] = [
    {
      name: "language",
      label: t`Language`,
      hint: t`For our e-mails and SMS to you`,
      value: language,
      options: offered(clinic).map((value) => ({ value, text: languageNames[value] })),
    },
  ];
  return (
    <Section id="personal" title={<Trans>Personal data</Trans>}>
      <Card>
        <EditableRow
          patient={patient}
          field="family"
          label={t`Full name`}
          value={patient.name}
          form={{
            entries: language === "hu" ? names : names.toReversed(),
            change: (typed) => ({ family: typed.family, given: typed.given }),
            before: { family, given },
          }}
        />
        <EditableRow
          patient={patient}
          field="birth_date"
          label={t`Date of birth`}
          value={patient.birth_date && fullDate(patient.birth_date)}
        />
        <EditableRow patient={patient} field="gender" label={t`Sex`} value={useGender(patient.gender)} />
        <EditableRow
          patient={patient}
          field="national_id"
          label={useNationalIdName(patient.national_id_kind)}
          value={readableId(patient.national_id_kind, patient.national_id ?? "")}
        />
        <EditableRow
          patient={patient}
          field="language"
          label={t`Language`}
          value={isLanguage(language) ? languageNames[language] : language}
          form={{
            entries: languages,
            change: (typed) => (isLanguage(typed.language) ? { language: typed.language } : {}),
            before: { language },
          }}
        />
      </Card>
    </Section>
  );
}
