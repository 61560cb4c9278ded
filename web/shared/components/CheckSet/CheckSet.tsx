import type { ReactNode } from "react";
import styles from "./CheckSet.module.css";

interface Props<Choice extends string> {
  /** Of the first box: what a link of the error summary leads to. */
  id: string;
  legend: ReactNode;
  choices: readonly Choice[];
  words: Record<Choice, string>;
  chosen: readonly Choice[];
  /** With all that are chosen then, in the order of `choices`. */
  onChoose: (chosen: Choice[]) => void;
  error?: ReactNode;
  size?: "patient" | "staff";
}

/** Several of a few. */
export function CheckSet<Choice extends string>({
  id,
  legend,
  choices,
  words,
  chosen,
  onChoose,
  error,
  size,
}: Props<Choice>) {
  return (
    <fieldset className={styles.set} data-size={size} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={styles.legend}>{legend}</legend>
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
      {choices.map((choice, place) => (
        <label key={choice} className={styles.choice}>
          <input
            type="checkbox"
            id={place === 0 ? id : undefined}
            checked={chosen.includes(choice)}
            onChange={(event) =>
              onChoose(
                choices.filter((one) => (one === choice ? event.target.checked : chosen.includes(one))),
              )
            }
          />
          {words[choice]}
        </label>
      ))}
    </fieldset>
  );
}
