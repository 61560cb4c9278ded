import { useLingui } from "@lingui/react/macro";
import { fullDate } from "@portico/shared/dates";
import { region } from "@portico/shared/i18n";
import type { Wishes } from "./wishes.ts";

/** 8:00 */
export const clockTime = (minute: number) =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;

/** Monday is 1. 5 January 1970 was one. */
export const weekdayName = (weekday: number, width: "long" | "short" = "long") =>
  new Intl.DateTimeFormat(region(), { weekday: width, timeZone: "UTC" }).format(
    new Date(Date.UTC(1970, 0, 4 + weekday)),
  );

const listed = (words: string[]) => new Intl.ListFormat(region(), { type: "conjunction" }).format(words);

/** The wishes as short sentences' parts. */
export function useWishWords(): (wishes: Wishes, doctors: Map<string, string>) => string[] {
  const { t } = useLingui();
  return (wishes, doctors) => {
    const { from_minute, to_minute } = wishes;
    const names = wishes.practitioner_ids.map((id) => doctors.get(id)).filter((name) => name !== undefined);
    const from = clockTime(from_minute);
    const to = clockTime(to_minute);
    const last = fullDate(wishes.until_day);
    return [
      names.length > 0 ? listed(names) : t`any doctor`,
      wishes.weekdays.length > 0
        ? listed(wishes.weekdays.map((weekday) => weekdayName(weekday)))
        : t`any day`,
      from_minute > 0 || to_minute < 1440 ? t`between ${from} and ${to}` : t`at any hour`,
      t`until ${last}`,
    ];
  };
}
