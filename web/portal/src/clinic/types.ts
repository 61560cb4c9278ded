import type { Answer } from "@portico/shared/api";

type Portal = "/api/portal/{suffix}";

/** What a portal tells anyone about itself. */
export type Clinic = Answer<Portal, "get">;
export type Session = Answer<`${Portal}/session`, "get">;
export type Profile = Session["profiles"][number];
export type CodeStep = Answer<`${Portal}/login`, "post">;
export type Patient = Answer<`${Portal}/patients/{patient_id}`, "get">;
export type Documents = Answer<`${Portal}/patients/{patient_id}/documents`, "get">;
export type DocumentItem = Documents["items"][number];
export type Encounter = Answer<`${Portal}/patients/{patient_id}/encounters`, "get">["items"][number];
