import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Key } from "../keys/Key";
import { useCommand } from "../keys/useKey";
import styles from "./SaveBar.module.css";

interface Props {
  /** What differs from what is saved, in words. */
  changes: string[];
  busy: boolean;
  onSave: () => void;
  onDiscard: () => void;
  /** Stands there before anything was changed, too. */
  always?: boolean;
}

/** What is not saved yet, at the bottom of the page until it is. Stands inside the form: Enter and its button submit it. */
export function SaveBar({ changes, busy, onSave, onDiscard, always }: Props) {
  const { t } = useLingui();
  const some = changes.length > 0;
  useCommand("s", onSave, some && !busy);
  if (!some && !always) return null;
  return (
    <section className={`${styles.bar} screen-only`} aria-label={t`Unsaved changes`}>
      <p className={styles.text}>
        {some ? (
          <>
            <span className={styles.dot} aria-hidden="true" />
            <strong>
              <Plural value={changes.length} one="# unsaved change" other="# unsaved changes" />
            </strong>
            <span className={styles.which}>{changes.join(" · ")}</span>
          </>
        ) : (
          <span className={styles.which}>
            <Trans>Nothing changed yet</Trans>
          </span>
        )}
      </p>
      <div className={styles.actions}>
        <Button look="plain" size="staff" onClick={onDiscard} disabled={busy}>
          {some ? <Trans>Discard</Trans> : <Trans>Cancel</Trans>}
        </Button>
        <Button type="submit" size="staff" busy={busy} disabled={!some}>
          <Trans>Save changes</Trans>
          <Key filled>Ctrl S</Key>
        </Button>
      </div>
    </section>
  );
}
