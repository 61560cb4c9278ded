import { Trans } from "@lingui/react/macro";
import { ErrorSummary, type SummaryItem } from "@portico/shared/components/ErrorSummary";
import { type FieldErrors, type FieldPath, type FieldValues, get } from "react-hook-form";
import type { Fault } from "./useServerForm";

interface Props<Values extends FieldValues> {
  fault?: Fault;
  errors: FieldErrors<Values>;
  fields: readonly FieldPath<Values>[];
  /** The id of a field's control: what the summary links to. */
  idOf: (field: FieldPath<Values>) => string;
}

/** The summary above a form: every fault with a link to its field. */
export function FormFaults<Values extends FieldValues>({ fault, errors, fields, idOf }: Props<Values>) {
  if (!fault) return null;
  const items: SummaryItem[] = fields.flatMap((field) => {
    const { message } = (get(errors, field) ?? {}) as { message?: string };
    return message ? [{ id: idOf(field), text: message }] : [];
  });
  if (!fault.offline && fault.whole.length === 0 && items.length === 0) return null;
  return (
    <ErrorSummary key={fault.attempt} title={<Trans>Please check this</Trans>} items={items}>
      {fault.offline && (
        <p>
          <Trans>The server cannot be reached. What you typed is kept; please try again.</Trans>
        </p>
      )}
      {fault.whole.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </ErrorSummary>
  );
}
