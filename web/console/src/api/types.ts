import type { paths } from "@portico/shared/api";

// Types by the calls that give them, so that they hold whatever the server names its structs.

type Json<R> = R extends { content: { "application/json": infer T } } ? T : never;
export type Answer<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  responses: infer R;
}
  ? Json<R[keyof R & (200 | 201)]>
  : never;
export type Body<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  requestBody: infer R;
}
  ? Json<R>
  : never;
export type Item<P> = P extends { items: (infer T)[] } ? T : never;

export type StaffSession = Answer<"/api/console/session", "get">;
export type CodeStep = Answer<"/api/console/login", "post">;
export type StaffContract = StaffSession["contracts"][number];
export type Role = StaffContract["roles"][number];
export type Permission = StaffContract["permissions"][number];
export type OwnAccount = Answer<"/api/console/account", "get">;
export type SecondFactor = CodeStep["method"];
export type NewAuthenticator = Answer<"/api/console/account/authenticator", "post">;
export type PasskeyToShow = Answer<"/api/console/login/passkey/challenge", "post">;
export type Invitation = Answer<"/api/console/invitation", "post">;

type C = "/api/console/contracts";
export type ContractRow = Item<Answer<C, "get">>;
export type PortalSettings = Answer<`${C}/{organization_id}/portal-settings`, "get">;
export type PortalSettingsChange = Body<`${C}/{organization_id}/portal-settings`, "patch">;
export type SignInPolicy = Answer<`${C}/{organization_id}/portal-settings/sign-in`, "get">;
export type RegistrationPolicy = Answer<`${C}/{organization_id}/portal-settings/registration`, "get">;
export type GuestPolicy = Answer<`${C}/{organization_id}/portal-settings/guest-booking`, "get">;
export type Guest = Item<Answer<`${C}/{organization_id}/guests`, "get">>;
export type GuestCandidate = Guest["candidates"][number];
export type GuestJoining = Body<`${C}/{organization_id}/guests/{guest_id}/joining`, "put">;
export type LegalTexts = Answer<`${C}/{organization_id}/legal`, "get">;
export type SmsConsumption = Answer<`${C}/{organization_id}/sms-consumption`, "get">;
export type Member = Item<Answer<`${C}/{organization_id}/staff`, "get">>;
export type NewMember = Body<`${C}/{organization_id}/staff`, "post">;
export type MemberChange = Body<`${C}/{organization_id}/staff/{staff_id}`, "patch">;
export type RegistrationRow = Item<Answer<`${C}/{organization_id}/registrations`, "get">>;
export type Registration = Answer<`${C}/{organization_id}/registrations/{registration_id}`, "get">;
export type Candidate = Registration["candidates"][number];
export type ComparedField = Candidate["fields"][number];
export type Approval = Body<`${C}/{organization_id}/registrations/{registration_id}/approval`, "post">;
export type Approved = Answer<`${C}/{organization_id}/registrations/{registration_id}/approval`, "post">;
export type Upload = Answer<`${C}/{organization_id}/uploads`, "post">;

type D = `${C}/{organization_id}`;
export type CalendarDays = Answer<`${D}/calendar`, "get">;
export type CalendarAppointment = CalendarDays["appointments"][number];
export type AppointmentStatus = CalendarAppointment["status"];
export type Service = Item<Answer<`${D}/services`, "get">>;
export type Slot = Item<Answer<`${D}/slots`, "get">>;
export type AffectedAppointment = Item<
  Answer<`${D}/schedule-exceptions/{exception_id}/affected-appointments`, "get">
>;
export type DayException = Item<Answer<`${D}/schedule-exceptions`, "get">>;

type Ps = `${C}/{organization_id}/patients`;
export type PatientRow = Item<Answer<Ps, "get">>;
export type NewPatient = Body<Ps, "post">;

type P = `${Ps}/{patient_id}`;
export type PatientRecord = Answer<P, "get">;
export type Appointment = Item<Answer<`${P}/appointments`, "get">>;
export type AppointmentChange = Item<Answer<`${P}/appointments/{appointment_id}/changes`, "get">>;
export type Suggestion = PatientRecord["suggestions"][number];
export type PatientChange = Omit<Body<P, "patch">, "version">;
export type PortalAccess = Answer<`${P}/portal-access`, "get">;
export type PhoneProof = PortalAccess["phone_proof"];
export type PatientInvitation = PortalAccess["invitations"][number];
export type InvitationChannel = PatientInvitation["channel"];
type R = `${C}/{organization_id}/invitation-runs`;
export type InvitationRun = Item<Answer<R, "get">>;
export type RunChannel = InvitationRun["channel"];
export type RunCriteria = Body<R, "post">["criteria"];
export type RunPreview = Answer<`${R}/previews`, "post">;
export type ChosenPatient = RunPreview["patients"][number];
export type MatchedTable = Answer<`${R}/lists`, "post">;
export type RunPatient = Item<Answer<`${R}/{run_id}/patients`, "get">>;
export type SeenData = Answer<`${P}/portal-view`, "get">;
export type DeskCode = Answer<`${P}/portal-access/desk-codes`, "post">;
export type RelatedPersons = Answer<`${P}/related-persons`, "get">;
export type Grant = RelatedPersons["acting_for_patient"][number];
export type Direction = Body<`${P}/related-persons`, "post">["direction"];
export type Scope = Grant["scopes"][number];
export type Relation = Grant["relation"];
export type Basis = Grant["basis"];
export type SentMessage = Item<Answer<`${P}/messages`, "get">>;
export type StaffDocument = Item<Answer<`${P}/documents`, "get">>;
export type FiledDocument = Answer<`${P}/documents`, "post">;
export type NewDocument = Body<`${P}/documents`, "post">;
export type DocumentDetails = Answer<`${P}/documents/{document_id}`, "get">;
export type DocumentChange = Omit<Body<`${P}/documents/{document_id}`, "patch">, "version">;
export type Encounter = Item<Answer<`${P}/encounters`, "get">>;
export type LogEntry = Item<Answer<`${P}/access-log`, "get">>;

export type Blocker = PortalAccess["blockers"][number];
export type Fix = NonNullable<Blocker["fix"]>;
export type Gender = PatientRecord["gender"];
export type Notice = PatientRecord["notice"];
export type NationalIdKind = PatientRecord["national_id_kind"];
export type DocumentType = StaffDocument["type"];
export type Channel = NonNullable<NewDocument["notify"]>[number];
export type PatientList = Answer<`${C}/{organization_id}/patient-lists/{list_id}`, "get">;
export type ListedRow = Item<Answer<`${C}/{organization_id}/patient-lists/{list_id}/rows`, "get">>;
export type WaitingEntry = Item<Answer<`${P}/waiting-list`, "get">>;
export type WaitingWishes = Body<`${P}/waiting-list/{entry_id}`, "put">;
export type WaitingLineEntry = Item<Answer<`${C}/{organization_id}/waiting-list`, "get">>;
export type MissedVisits = Answer<`${C}/{organization_id}/patients/{patient_id}/missed-visits`, "get">;
export type WaitingPolicy = Answer<`${C}/{organization_id}/waiting-policy`, "get">;
export type WaitingMode = WaitingPolicy["mode"];
