/** "08:00" of what people type: 8, 8:30, 8.30, 830, 16h. Undefined where that is no time, or none of the five-minute steps. */
export function clockOf(text: string): string | undefined {
  const bare = text.trim().toLowerCase().replace(/h$/, "");
  const parts = /^(\d{1,2})[:.h ](\d{2})$/.exec(bare) ?? /^(\d{1,2}?)(\d{2})?$/.exec(bare);
  if (!parts) return undefined;
  const hour = Number(parts[1]);
  const minute = Number(parts[2] ?? 0);
  // Two digits alone are an hour: "16", not one past six.
  if (/^\d{2}$/.test(bare)) return made(Number(bare), 0);
  return made(hour, minute);
}

function made(hour: number, minute: number): string | undefined {
  const of_day = hour * 60 + minute;
  if (minute > 59 || of_day > 1440 || minute % 5 !== 0) return undefined;
  return textOf(of_day);
}

/** Minutes of the day of a time that `clockOf` gave. */
export const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

export const textOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
