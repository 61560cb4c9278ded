import type { Answer, Body, Item } from "../api/types";

type C = "/api/console/contracts/{organization_id}";

export type Service = Item<Answer<`${C}/services`, "get">>;
export type ServiceSettings = Body<`${C}/services`, "post">;
export type Availability = Service["availability"];
export type Modality = Service["modality"];
export type Room = Item<Answer<`${C}/rooms`, "get">>;
export type Institution = Item<Answer<`${C}/locations`, "get">>;
export type Practitioner = Item<Answer<`${C}/practitioners`, "get">>;
export type Schedule = Answer<`${C}/practitioners/{practitioner_id}/schedule`, "get">;
export type WeeklyHours = Schedule["hours"][number];
type Calendars = Answer<`${C}/practitioners/{practitioner_id}/calendars`, "get">;
export type OutsideCalendar = NonNullable<Calendars["outside_calendar"]>;
export type BusyFeed = NonNullable<Calendars["busy_feed"]>;
type Preview = Answer<`${C}/practitioners/{practitioner_id}/schedule/preview`, "post">;
export type PreviewDay = Preview["days"][number];
export type ScheduleException = Item<Answer<`${C}/schedule-exceptions`, "get">>;
export type MissedVisitPolicy = Answer<`${C}/missed-visit-policy`, "get">;
export type HolidayCalendar = Answer<`${C}/scheduling-policy`, "get">["holidays"];
export type FirstAnswers = Body<`${C}/first-calendar`, "post">;
export type FirstCalendar = Answer<`${C}/first-calendar`, "post">;
