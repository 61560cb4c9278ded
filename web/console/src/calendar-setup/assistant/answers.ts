import { clockOf, minutesOf } from "../hours/clock";
import { plusDays } from "../hours/days";
import type { Availability, FirstAnswers, FirstCalendar, PreviewDay } from "../types";

/** The five answers as they are typed. */
export interface Answers {
  services: { key: number; name: string; duration: string }[];
  practitioners: string[];
  newcomers: { key: number; name: string }[];
  location_id: string;
  weekdays: number[];
  start: string;
  end: string;
  pause: boolean;
  pauseStart: string;
  pauseEnd: string;
  availability: Extract<Availability, "online" | "on_request" | "by_phone">;
}

/** What most clinics would say; a clinic without doctors begins with a line for the first. */
export const usualAnswers = (practitioners: string[], location_id: string): Answers => ({
  services: [{ key: 0, name: "", duration: "30" }],
  practitioners: practitioners.length === 1 ? practitioners : [],
  newcomers: practitioners.length === 0 ? [{ key: 0, name: "" }] : [],
  location_id,
  weekdays: [1, 2, 3, 4, 5],
  start: "08:00",
  end: "16:00",
  pause: true,
  pauseStart: "12:00",
  pauseEnd: "12:30",
  availability: "online",
});

export const withLine = <T extends { key: number }>(lines: T[], line: Omit<T, "key">): T[] => [
  ...lines,
  { ...line, key: Math.max(-1, ...lines.map(({ key }) => key)) + 1 } as T,
];

const isWhole = (text: string) => /^\d{1,4}$/.test(text.trim());

/** As it is sent. A line that was left empty is none, as long as another is filled in. */
export function bodyOf(answers: Answers): FirstAnswers {
  const filled = answers.services.filter(({ name }) => name.trim() !== "");
  const clock = (text: string) => clockOf(text) ?? text;
  return {
    services: sentServices(answers, filled).map(({ name, duration }) => ({
      name: name.trim(),
      duration_minutes: isWhole(duration) ? Number(duration) : 0,
    })),
    practitioners: answers.practitioners,
    new_practitioners: sentNewcomers(answers).map(({ name }) => name.trim()),
    location_id: answers.location_id || undefined,
    weekdays: answers.weekdays,
    start_time: clock(answers.start),
    end_time: clock(answers.end),
    break_start_time: answers.pause ? clock(answers.pauseStart) : undefined,
    break_end_time: answers.pause ? clock(answers.pauseEnd) : undefined,
    availability: answers.availability,
  };
}

const sentServices = (
  answers: Answers,
  filled = answers.services.filter(({ name }) => name.trim() !== ""),
) => (filled.length === 0 ? answers.services.slice(0, 1) : filled);

const sentNewcomers = (answers: Answers) => answers.newcomers.filter(({ name }) => name.trim() !== "");

/** The id of the control that a field of the server's answer belongs to: the sent lines are not all that are shown. */
export function idOfFault(field: string, answers: Answers): string {
  const service = /^services\[(\d+)\]\.(\w+)$/.exec(field);
  if (service)
    return `first-service-${sentServices(answers)[Number(service[1])]?.key}-${service[2] === "name" ? "name" : "duration"}`;
  const newcomer = /^new_practitioners\[(\d+)\]$/.exec(field);
  if (newcomer) return `first-newcomer-${sentNewcomers(answers)[Number(newcomer[1])]?.key}`;
  if (field === "services") return "first-service-0-name";
  if (field.startsWith("practitioners"))
    return answers.newcomers[0] ? `first-newcomer-${answers.newcomers[0].key}` : "first-practitioners";
  return `first-${field}`;
}

/** The week that the answers make, without holidays; nothing where a time is not a time yet. */
export function weekOf(answers: Answers, monday: string): PreviewDay[] {
  const [start, end] = [clockOf(answers.start), clockOf(answers.end)];
  const [pauseStart, pauseEnd] = [clockOf(answers.pauseStart), clockOf(answers.pauseEnd)];
  const stretches: [string, string][] = [];
  if (start && end && start < end) {
    const pauses = answers.pause && pauseStart && pauseEnd && pauseStart < pauseEnd;
    if (pauses && pauseStart < end && start < pauseEnd) {
      if (start < pauseStart) stretches.push([start, pauseStart]);
      if (pauseEnd < end) stretches.push([pauseEnd, end]);
    } else stretches.push([start, end]);
  }
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const day = plusDays(monday, weekday - 1);
    const open = answers.weekdays.includes(weekday)
      ? stretches.map(([from, to]) => ({
          location_id: answers.location_id,
          start: `${day}T${from}`,
          end: `${day}T${to}`,
          start_time: from,
          end_time: to,
        }))
      : [];
    return { day, open };
  });
}

/** How many appointments of that length one doctor's week has room for. */
export const roomFor = (week: PreviewDay[], duration: number) =>
  duration < 5
    ? 0
    : week
        .flatMap(({ open }) => open)
        .reduce(
          (sum, { start_time, end_time }) =>
            sum + Math.floor((minutesOf(end_time) - minutesOf(start_time)) / duration),
          0,
        );

/** The same answers, where those who were new are known by now. */
export const afterMaking = (answers: Answers, made: FirstCalendar): Answers => ({
  ...answers,
  practitioners: made.practitioners,
  newcomers: [],
  location_id: made.location_id,
});
