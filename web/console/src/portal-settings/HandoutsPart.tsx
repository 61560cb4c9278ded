import { Trans, useLingui } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { languageNames, languages } from "@portico/shared/i18n";
import { Print } from "@portico/shared/icons";
import card from "../theme/card.module.css";
import styles from "./parts.module.css";

/** What the clinic hangs up and hands out; nobody's data stands on it. */
export function HandoutsPart({ contract }: { contract: string }) {
  const { t } = useLingui();
  const papers = [
    { kind: "poster", name: t`Poster` },
    { kind: "leaflet", name: t`Leaflet` },
  ];
  return (
    <section className={`${card.card} ${card.part}`} aria-labelledby="handouts">
      <h2 id="handouts" className={styles.title}>
        <Trans>Poster and leaflet</Trans>
      </h2>
      <p className={card.quiet}>
        <Trans>
          A4, as PDF: the portal’s address as a QR code for the wall, and how to get in to take home. Print
          them anew when the address changes.
        </Trans>
      </p>
      {papers.map(({ kind, name }) => (
        <p key={kind} className={styles.papers}>
          {languages.map((language) => (
            <a
              key={language}
              className={buttonClass({ look: "plain", size: "staff" })}
              href={`/api/console/contracts/${contract}/handouts/${kind}?language=${language}`}
              download
            >
              <Print size={16} />
              {name}
              <span lang={language}>{languageNames[language]}</span>
            </a>
          ))}
        </p>
      ))}
    </section>
  );
}
