import { useLingui } from "@lingui/react/macro";
import { region } from "@portico/shared/i18n";
import type { WaitingLineEntry, WaitingMode } from "../api/types";
import { shortDate } from "../format/shortDate";

const clockTime = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;

/** Monday is 1. 5 January 1970 was one. */
const weekdayName = (weekday: number) =>
  new Intl.DateTimeFormat(region(), { weekday: "short", timeZone: "UTC" }).format(
    new Date(Date.UTC(1970, 0, 4 + weekday)),
  );

/** What is waited for, in a line's parts. */
export function useWishWords(): (entry: WaitingLineEntry, doctors: Map<string, string>) => string[] {
  const { t } = useLingui();
  return (entry, doctors) => {
    const names = entry.practitioner_ids.map((id) => doctors.get(id)).filter((name) => name !== undefined);
    const from = clockTime(entry.from_minute);
    const to = clockTime(entry.to_minute);
    const last = shortDate(entry.until_day);
    const parts = [names.length > 0 ? names.join(", ") : t`any doctor`];
    if (entry.weekdays.length > 0) parts.push(entry.weekdays.map(weekdayName).join(", "));
    if (entry.from_minute > 0 || entry.to_minute < 1440) parts.push(`${from}–${to}`);
    parts.push(t`until ${last}`);
    return parts;
  };
}

export function useModeWords(): Record<WaitingMode, string> {
  const { t } = useLingui();
  return {
    one_by_one: t`One by one, who has waited longest first`,
    to_all: t`To all whom it suits, the first to answer has it`,
    off: t`Not at all: there is no waiting list`,
  };
}
