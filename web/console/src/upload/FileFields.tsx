import { Trans, useLingui } from "@lingui/react/macro";
import { documentTypes as words } from "@portico/shared/components/documentType";
import { Field } from "@portico/shared/components/Field";
import { SelectField } from "@portico/shared/components/SelectField";
import { Lock } from "@portico/shared/icons";
import type { ReactNode } from "react";
import type { DocumentType, Notice } from "../api/types";
import { documentTypes } from "../documents/types";
import { DateField } from "../ui/DateField";
import { Segmented } from "../ui/Segmented";
import { Switch } from "../ui/Switch";
import styles from "./FileFields.module.css";
import { type Card, type Fault, faultsOf, type Tell } from "./queue";
import type { UploadQueue } from "./useUploadQueue";

/** What the document is, who may see it, and how its patient hears of it. */
export function FileFields({ card, queue, notice }: { card: Card; queue: UploadQueue; notice: Notice }) {
  const { t, i18n } = useLingui();
  const { key, fields, guessed, checked, filing } = card;
  const faults = useFaultWords(card, queue.today);
  const edit = (change: Partial<Card["fields"]>) => queue.edit(key, change);
  return (
    <>
      <div className={styles.grid}>
        <SelectField
          size="staff"
          id={`type-${key}`}
          label={
            <>
              {t`Type`}
              {guessed.has("type") ? (
                <GuessMark />
              ) : (
                fields.type === "" && <span className={styles.required}>, {t`required`}</span>
              )}
            </>
          }
          error={checked ? faults.type : undefined}
          value={fields.type}
          className={guessed.has("type") ? styles.guessed : undefined}
          onChange={(event) => edit({ type: event.target.value as DocumentType | "" })}
        >
          <option value="">{t`Choose`}</option>
          {documentTypes.map((type) => (
            <option key={type} value={type}>
              {i18n._(words[type])}
            </option>
          ))}
        </SelectField>
        <Field
          size="staff"
          id={`title-${key}`}
          label={t`Title`}
          value={fields.title}
          error={checked ? faults.title : undefined}
          onChange={(event) => edit({ title: event.target.value })}
        />
        <DateField
          id={`date-${key}`}
          label={t`Examination date`}
          aside={guessed.has("examinationDate") && <GuessMark />}
          guessed={guessed.has("examinationDate")}
          value={fields.examinationDate}
          error={checked || fields.examinationDate > queue.today ? faults.examinationDate : undefined}
          onChange={(examinationDate) => edit({ examinationDate })}
        />
      </div>
      {guessed.size > 0 && (
        <p className={styles.note}>
          <Trans>Guessed from the file name: please check.</Trans>
        </p>
      )}
      <div className={styles.share}>
        <Switch on={fields.patientAccess} onTurn={(patientAccess) => edit({ patientAccess })}>
          {fields.patientAccess ? (
            <Trans>
              Patient access: <strong>yes</strong>
            </Trans>
          ) : (
            <Trans>
              Patient access: <strong>no</strong>
            </Trans>
          )}
        </Switch>
        <div className={styles.tell}>
          <TellChoice card={card} notice={notice} onTell={(tell) => edit({ tell })} />
        </div>
      </div>
      {filing.kind === "refused" && (
        <p className={styles.refused} role="alert">
          {filing.detail ||
            (Object.keys(filing.fields).length === 0 && (
              <Trans>The server cannot be reached. Please try again.</Trans>
            ))}
        </p>
      )}
    </>
  );
}

/** "E-mail only" on the record caps: then an SMS is not even offered. */
function TellChoice({ card, notice, onTell }: { card: Card; notice: Notice; onTell: (tell: Tell) => void }) {
  const { t } = useLingui();
  if (!card.fields.patientAccess)
    return (
      <span className={styles.silent}>
        <Lock size={15} />
        <Trans>nothing is sent without access</Trans>
      </span>
    );
  const choices: { value: Tell; words: ReactNode }[] = [
    { value: "nothing", words: t`Nothing` },
    { value: "email", words: t`E-mail` },
  ];
  if (notice === "email_sms") choices.push({ value: "email_sms", words: t`E-mail + SMS` });
  return (
    <Segmented
      label={t`Tell by`}
      name={`tell-${card.key}`}
      value={card.fields.tell}
      choices={choices}
      onChoose={onTell}
    />
  );
}

const GuessMark = () => (
  <span className={styles.guess}>
    <Trans>guess</Trans>
  </span>
);

function useFaultWords(card: Card, today: string) {
  const { t } = useLingui();
  const words: Record<Fault, string> = {
    type_missing: t`Choose a type`,
    title_missing: t`Give it a title`,
    date_missing: t`Enter the date`,
    date_future: t`This day is still to come`,
  };
  const faults = faultsOf(card.fields, today);
  const server = card.filing.kind === "refused" ? card.filing.fields : {};
  const say = (fault: Fault | undefined, said?: string) => (fault ? words[fault] : said);
  return {
    type: say(faults.type, server.type),
    title: say(faults.title, server.title),
    examinationDate: say(faults.examinationDate, server.examination_date),
  };
}
