import { useLingui } from "@lingui/react/macro";
import { region } from "@portico/shared/i18n";
import type { WaitingEntry, WaitingMode } from "../api/types";
import { shortDate } from "../format/shortDate";
import { DAY } from "./wishes";

/** 8:00 */
export const clockTime = (minute: number) =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;

/** Monday is 1. 5 January 1970 was one. */
export const weekdayName = (weekday: number, width: "long" | "short" = "short") =>
  new Intl.DateTimeFormat(region(), { weekday: width, timeZone: "UTC" }).format(
    new Date(Date.UTC(1970, 0, 4 + weekday)),
  );

/** What is waited for, in a line's parts. */
export function useWishWords(): (entry: WaitingEntry, doctors: Map<string, string>) => string[] {
  const { t } = useLingui();
  return (entry, doctors) => {
    const names = entry.practitioner_ids.map((id) => doctors.get(id)).filter((name) => name !== undefined);
    const from = clockTime(entry.from_minute);
    const to = clockTime(entry.to_minute);
    const last = shortDate(entry.until_day);
    const first = entry.from_day && shortDate(entry.from_day);
    const parts = [names.length > 0 ? names.join(", ") : t`any doctor`];
    if (entry.weekdays.length > 0)
      parts.push(entry.weekdays.map((weekday) => weekdayName(weekday)).join(", "));
    if (entry.from_minute > 0 || entry.to_minute < DAY) parts.push(`${from}–${to}`);
    parts.push(first ? t`from ${first} until ${last}` : t`until ${last}`);
    return parts;
  };
}

const tenths = (value: number) => Math.round(value * 10) / 10;

/** How soon somebody can come. */
export function useNoticeWords(): (minutes: number) => string {
  const { t } = useLingui();
  return (minutes) => {
    const hours = tenths(minutes / 60);
    const days = tenths(minutes / DAY);
    if (days > 1) return t`In ${days} days or later`;
    if (days === 1) return t`From the next day on`;
    return hours === 1 ? t`Within an hour` : t`Within ${hours} hours`;
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
