import styles from "./LegalText.module.css";
import { paragraphsOf } from "./paragraphs.ts";

/** A privacy notice or terms: plain text that the clinic wrote, in the language it wrote it in. */
export const LegalText = ({ text, language }: { text: string; language: string }) => (
  <div className={styles.text} lang={language}>
    {paragraphsOf(text).map((paragraph, place) => (
      <p key={place}>{paragraph}</p>
    ))}
  </div>
);
