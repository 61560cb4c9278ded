import { useLingui } from "@lingui/react/macro";
import type { Scope } from "../../../api/types";
import styles from "./GrantForm.module.css";
import { scopes, useScopeWords } from "./words";

interface Props {
  /** Of the first box: what a link of the error summary leads to. */
  id: string;
  chosen: Scope[];
  onChoose: (scopes: Scope[]) => void;
  error?: string;
  legend?: string;
}

export function ScopeChoices({ id, chosen, onChoose, error, legend }: Props) {
  const { t } = useLingui();
  const words = useScopeWords();
  return (
    <fieldset className={styles.scopes} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={styles.legend}>{legend ?? t`What may be done and seen`}</legend>
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
      {scopes.map((scope, place) => (
        <label key={scope} className={styles.scope}>
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
