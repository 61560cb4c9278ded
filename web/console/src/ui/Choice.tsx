import { Down } from "@portico/shared/icons";
import styles from "./Choice.module.css";

interface Props {
  label: string;
  value: string;
  options: { value: string; text: string; disabled?: boolean }[];
  onChoose: (value: string) => void;
}

/** A select above a list, for what it shows or in which order. */
export const Choice = ({ label, value, options, onChoose }: Props) => (
  <span className={styles.frame}>
    <select
      className={styles.select}
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.text}
        </option>
      ))}
    </select>
    <Down size={16} />
  </span>
);
