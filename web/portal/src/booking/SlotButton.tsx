import { Plural, Trans } from "@lingui/react/macro";
import type { Slot } from "../clinic/types.ts";
import styles from "./SlotButton.module.css";

type Props = {
  slot: Slot;
  time: string;
  state: "free" | "chosen" | "taken" | "busy";
  onChoose: (slot: Slot) => void;
};

/** One time. Of a group it says how many places are left. */
export function SlotButton({ slot, time, state, onChoose }: Props) {
  if (state === "taken")
    return (
      <span className={styles.slot} data-state="taken">
        <s className="numbers">{time}</s>
        <span className={styles.note}>
          <Trans>taken</Trans>
        </span>
      </span>
    );
  return (
    <button
      type="button"
      className={styles.slot}
      data-state={state}
      aria-busy={state === "busy" || undefined}
      aria-pressed={state === "chosen" || undefined}
      onClick={() => onChoose(slot)}
    >
      <span className="numbers">{time}</span>
      {slot.seats_left !== undefined && (
        <span className={styles.note}>
          <Plural value={slot.seats_left} one="# place" other="# places" />
        </span>
      )}
    </button>
  );
}
