import type { FieldProblem, Problem } from "@portico/shared/api";

/**
 * Parts a refusal: what belongs to a field of this form, in the order of the form, and what is said about the whole.
 * A fault of a field that the form does not show is not lost: it joins the whole.
 */
export function landErrors<Field extends string>(problem: Problem, fields: readonly Field[]) {
  const known = (one: FieldProblem): one is FieldProblem & { field: Field } =>
    fields.includes(one.field as Field);
  const onFields = problem.errors
    .filter(known)
    .sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field));
  const homeless = problem.errors.filter((one) => !known(one)).map((one) => one.detail);
  const whole = onFields.length > 0 ? homeless : homeless.length > 0 ? homeless : [problem.detail];
  return { onFields, whole: whole.filter((text) => text !== "") };
}
