import { Trans } from "@lingui/react/macro";
import { LegalText } from "@portico/shared/components/LegalText";
import { dateTimeAt } from "@portico/shared/dates";
import { isLanguage, languageNames } from "@portico/shared/i18n";
import { Down } from "@portico/shared/icons";
import type { LegalTexts } from "../api/types";
import card from "../theme/card.module.css";
import styles from "./Legal.module.css";

/** What patients accept today. */
export function InForce({ legal, zone }: { legal: LegalTexts; zone: string }) {
  return (
    <section className={`${card.card} ${card.part}`} aria-labelledby="in-force">
      <h2 id="in-force" className={styles.title}>
        <Trans>Published now</Trans>
      </h2>
      {legal.published_at ? (
        <>
          <p>
            <Trans>
              Version {legal.version}, since {dateTimeAt(legal.published_at, zone)}
            </Trans>
          </p>
          {legal.texts.map((text) => (
            <details key={text.language} className={styles.texts}>
              <summary className={styles.summary}>
                {isLanguage(text.language) ? languageNames[text.language] : text.language}
                <Down size={16} />
              </summary>
              <div className={styles.read}>
                <h3>
                  <Trans>Privacy notice</Trans>
                </h3>
                <LegalText text={text.privacy} language={text.language} />
                <h3>
                  <Trans>Terms of use</Trans>
                </h3>
                <LegalText text={text.terms} language={text.language} />
              </div>
            </details>
          ))}
        </>
      ) : (
        <p className={card.quiet}>
          <Trans>Nothing yet. Patients are asked to accept nothing.</Trans>
        </p>
      )}
    </section>
  );
}
