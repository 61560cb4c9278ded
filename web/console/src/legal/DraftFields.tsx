import { useLingui } from "@lingui/react/macro";
import { describedBy, FieldFrame } from "@portico/shared/components/Field";
import type { Language } from "@portico/shared/i18n";
import { type Draft, LONGEST } from "./drafts";
import styles from "./Legal.module.css";
import { usePartWords } from "./words";

interface Props {
  language: Language;
  draft: Draft;
  lacking: (keyof Draft)[];
  onDraft: (draft: Draft) => void;
}

/** The two texts of one language. */
export function DraftFields({ language, draft, lacking, onDraft }: Props) {
  const { t } = useLingui();
  const words = usePartWords();
  const hint = t`Plain text. An empty line begins a new paragraph.`;
  return (
    <div className={styles.fields}>
      {(["privacy", "terms"] as const).map((part) => {
        const id = `legal-${part}`;
        const error = lacking.includes(part) ? t`This text is missing.` : undefined;
        return (
          <FieldFrame key={part} id={id} size="staff" label={words[part]} hint={hint} error={error}>
            <textarea
              id={id}
              lang={language}
              className={styles.area}
              rows={10}
              maxLength={LONGEST}
              value={draft[part]}
              aria-invalid={error ? true : undefined}
              aria-describedby={describedBy(id, hint, error)}
              onChange={(event) => onDraft({ ...draft, [part]: event.target.value })}
            />
          </FieldFrame>
        );
      })}
    </div>
  );
}
