/** What the server will look for, so that the field can say it: names match while half typed, the others when complete. */
export type SearchKind = "name" | "birth_date" | "number" | "email";

export function searchKind(query: string): SearchKind | undefined {
  const text = query.trim();
  if (text === "") return undefined;
  if (/^\S+@\S*$/.test(text)) return "email";
  if (/^(19|20)\d{2}[-./ ]\s?\d{1,2}([-./ ]\s?\d{1,2}\.?)?$/.test(text)) return "birth_date";
  if (/^\d{1,2}[-./ ]\d{1,2}[-./ ](19|20)\d{2}$/.test(text)) return "birth_date";
  if (/^\+?[\d\s()/-]+$/.test(text)) return "number";
  return "name";
}
