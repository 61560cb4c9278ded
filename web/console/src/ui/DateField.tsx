import { parseDate } from "@internationalized/date";
import { describedBy } from "@portico/shared/components/Field";
import { region } from "@portico/shared/i18n";
import type { ReactNode, Ref } from "react";
import {
  DateField as AriaDateField,
  DateInput,
  DateSegment,
  I18nProvider,
  Label,
} from "react-aria-components";
import styles from "./DateField.module.css";

interface Props {
  id: string;
  label: ReactNode;
  aside?: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** YYYY-MM-DD or empty. */
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  guessed?: boolean;
  ref?: Ref<HTMLDivElement>;
}

/** Day, month and year in the order of the language on screen, typed straight through. The browser's own field follows the
    browser's language, which is not the clinic's. */
export function DateField({ id, label, aside, hint, error, value, onChange, onBlur, guessed, ref }: Props) {
  return (
    <I18nProvider locale={region()}>
      <AriaDateField
        className={styles.field}
        value={value === "" ? null : parseDate(value)}
        onChange={(date) => onChange(date ? date.toString() : "")}
        onBlur={onBlur}
        isInvalid={Boolean(error)}
        aria-describedby={describedBy(id, hint, error)}
        shouldForceLeadingZeros
      >
        <Label className={styles.label}>
          {label}
          {aside}
        </Label>
        {hint && (
          <p className={styles.hint} id={`${id}-hint`}>
            {hint}
          </p>
        )}
        {error && (
          <p className={styles.error} id={`${id}-error`}>
            {error}
          </p>
        )}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: passes on the focus that a link to it gives */}
        <div id={id} tabIndex={-1} ref={ref} onFocus={enter}>
          <DateInput className={styles.input} data-guessed={guessed || undefined}>
            {(segment) => <DateSegment className={styles.segment} segment={segment} />}
          </DateInput>
        </div>
      </AriaDateField>
    </I18nProvider>
  );
}

/** A link of the error summary focuses the frame by its id: go on to the first part of the date. */
function enter(event: { target: EventTarget; currentTarget: HTMLDivElement }) {
  if (event.target === event.currentTarget)
    event.currentTarget.querySelector<HTMLElement>("[role=spinbutton]")?.focus();
}
