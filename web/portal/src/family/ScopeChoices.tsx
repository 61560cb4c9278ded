import { Trans } from "@lingui/react/macro";
import type { Scope } from "../clinic/types.ts";
import styles from "./Family.module.css";
import { scopes, useScopeWords } from "./words.ts";

type Props = { id: string; chosen: Scope[]; onChoose: (scopes: Scope[]) => void; error?: string };

export function ScopeChoices({ id, chosen, onChoose, error }: Props) {
  const words = useScopeWords();
  return (
    <fieldset className={styles.set} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={styles.legend}>
        <Trans>May see and do for me</Trans>
      </legend>
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
      {scopes.map((scope, place) => (
        <label key={scope} className={styles.choice}>
          <input
            type="checkbox"
            id={place === 0 ? id : undefined}
            checked={chosen.includes(scope)}
            onChange={(event) =>
              onChoose(scopes.filter((one) => (one === scope ? event.target.checked : chosen.includes(one))))
            }
          />
          {words[scope]}
        </label>
      ))}
    </fieldset>
  );
}
