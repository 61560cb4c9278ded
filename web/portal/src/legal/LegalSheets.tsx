import { Trans, useLingui } from "@lingui/react/macro";
import { LegalText as Words } from "@portico/shared/components/LegalText";
import { Note } from "@portico/shared/components/Note";
import { isLanguage, languageNames } from "@portico/shared/i18n";
import { Down } from "@portico/shared/icons";
import type { LegalText } from "../clinic/types.ts";
import styles from "./Legal.module.css";

/** Longer than a phone's screen or two: closed at first, so that the way on stays in sight. */
const LONG = 900;

/** Both texts, each a sheet that opens. */
export function LegalSheets({ text }: { text: LegalText }) {
  const { i18n } = useLingui();
  const language = isLanguage(text.language) ? languageNames[text.language] : text.language;
  return (
    <>
      {text.language !== i18n.locale && (
        <Note>
          <Trans>The clinic has these texts in this language: {language}</Trans>
        </Note>
      )}
      <Sheet title={<Trans>Privacy notice</Trans>} text={text.privacy} language={text.language} />
      <Sheet title={<Trans>Terms of use</Trans>} text={text.terms} language={text.language} />
    </>
  );
}

const Sheet = ({ title, text, language }: { title: React.ReactNode; text: string; language: string }) => (
  <details className={styles.sheet} open={text.length <= LONG}>
    <summary className={styles.title}>
      <h2>{title}</h2>
      <Down />
    </summary>
    <div className={styles.text}>
      <Words text={text} language={language} />
    </div>
  </details>
);
