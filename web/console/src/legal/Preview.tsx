import { Trans } from "@lingui/react/macro";
import { LegalText } from "@portico/shared/components/LegalText";
import type { Language } from "@portico/shared/i18n";
import card from "../theme/card.module.css";
import type { Draft } from "./drafts";
import styles from "./Legal.module.css";
import { usePartWords } from "./words";

interface Props {
  draft: Draft;
  language: Language;
  clinic: string;
}

/** The text as a phone shows it: the size of letters and the width of the lines are the portal's. */
export function Preview({ draft, language, clinic }: Props) {
  const words = usePartWords();
  return (
    <div>
      <p className={styles.caption} id="legal-preview">
        <Trans>As the patient sees it</Trans>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so a keyboard has to reach it */}
      <section className={styles.preview} aria-labelledby="legal-preview" tabIndex={0}>
        <p>{clinic}</p>
        {(["privacy", "terms"] as const).map((part) => (
          <div key={part} className={styles.sheet}>
            <h3>{words[part]}</h3>
            {draft[part].trim() ? (
              <LegalText text={draft[part]} language={language} />
            ) : (
              <p className={card.quiet}>
                <Trans>Nothing written yet</Trans>
              </p>
            )}
          </div>
        ))}
      </section>
    </div>
  );
}
