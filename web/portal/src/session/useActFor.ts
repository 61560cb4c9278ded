import { usePlace } from "../routing/place.ts";

/** Whom the address says one acts for; absent for one's own page. */
export const useActFor = (): string | undefined => usePlace().filters.get("for") ?? undefined;
