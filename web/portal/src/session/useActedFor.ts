import { useHere } from "./SessionContext.ts";

/** The name of the person one acts for; undefined on one's own page. */
export function useActedFor(): string | undefined {
  const { relation, name } = useHere().profile;
  return relation === "self" ? undefined : name;
}
