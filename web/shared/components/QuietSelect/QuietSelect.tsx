import { Down } from "@portico/shared/icons";
import styles from "./QuietSelect.module.css";

type Option<Value extends string> = { value: Value; text: string; lang?: string };
type Props<Value extends string> = {
  label: string;
  value: Value;
  options: Option<Value>[];
  onChoose: (value: Value) => void;
};

/** A native select that looks like a word with an arrow; its type and colour are those around it. */
export function QuietSelect<Value extends string>({ label, value, options, onChoose }: Props<Value>) {
  return (
    <span className={styles.frame}>
      <select
        className={styles.select}
        aria-label={label}
        value={value}
        onChange={(event) => onChoose(event.target.value as Value)}
      >
        {options.map(({ value: one, text, lang }) => (
          <option key={one} value={one} lang={lang}>
            {text}
          </option>
        ))}
      </select>
      <span className={styles.arrow}>
        <Down size={16} />
      </span>
    </span>
  );
}
