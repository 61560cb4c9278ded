import { Trans } from "@lingui/react/macro";
import { ErrorSummary } from "@portico/shared/components/ErrorSummary";
import type { ReactNode } from "react";
import type { FieldErrors } from "react-hook-form";

type Props = { errors: FieldErrors; attempt: number; footer?: ReactNode };

/** The fields that need attention, above the form. `attempt` is the number of the try: a new one takes the focus anew. */
export function FormErrors({ errors, attempt, footer }: Props) {
  const items = Object.entries(errors).flatMap(([name, error]) =>
    error?.message ? [{ id: name, text: String(error.message) }] : [],
  );
  if (items.length === 0 || attempt === 0) return null;
  return (
    <ErrorSummary key={attempt} title={<Trans>Please correct this</Trans>} items={items} footer={footer} />
  );
}
