import type { Answer } from "@portico/shared/api";

type Portal = "/api/portal/{suffix}";

/** What a portal tells anyone about itself. */
export type Clinic = Answer<Portal, "get">;
export type Session = Answer<`${Portal}/session`, "get">;
export type Profile = Session["profiles"][number];
export type Legal = Answer<`${Portal}/legal`, "get">;
export type LegalText = Legal["texts"][number];
export type CodeStep = Answer<`${Portal}/login`, "post">;
export type CodeDelivery = Answer<`${Portal}/login/delivery`, "get">;
/** The ways a second factor may be given. */
export type Method = CodeStep["method"];
export type Registration = Answer<`${Portal}/registration`, "post">;
export type RegistrationStanding = Answer<`${Portal}/registration/standing`, "post">;
export type RecoveryStep = Answer<`${Portal}/recovery`, "post">;
export type RecoveryProgress = Answer<`${Portal}/recovery/code`, "post">;
export type NewAuthenticator = Answer<`${Portal}/account/authenticator`, "post">;
export type OwnAccount = Answer<`${Portal}/account`, "get">;
export type Family = Answer<`${Portal}/related-persons`, "get">;
export type Grant = Family["i_act_for"][number];
export type SentInvitation = Family["sent"][number];
export type ReceivedInvitation = Family["received"][number];
export type Scope = Profile["scopes"][number];
export type Relation = Profile["relation"];
export type Patient = Answer<`${Portal}/patients/{patient_id}`, "get">;
export type Documents = Answer<`${Portal}/patients/{patient_id}/documents`, "get">;
export type DocumentItem = Documents["items"][number];
export type Encounter = Answer<`${Portal}/patients/{patient_id}/encounters`, "get">["items"][number];
export type Appointment = Answer<`${Portal}/patients/{patient_id}/appointments/{appointment_id}`, "get">;
/** What the holder of a message's link may know of a visit. */
export type VisitCard = Answer<`${Portal}/visit`, "post">;
export type CheckInCode = Answer<`${Portal}/visit/check-in-code`, "post">;
/** A booking without an account, waiting for its code; and made. */
export type GuestStep = Answer<`${Portal}/guest-bookings`, "post">;
export type GuestBooked = Answer<`${Portal}/guest-bookings/code`, "post">;
export type OfferedLocation = Answer<`${Portal}/locations`, "get">["items"][number];
export type OfferedService = Answer<`${Portal}/services`, "get">["items"][number];
export type OfferedPractitioner = Answer<`${Portal}/practitioners`, "get">["items"][number];
export type Slot = Answer<`${Portal}/slots`, "get">["items"][number];
/** As whoever has the link of a message sees it. */
export type LinkedOffer = Answer<`${Portal}/offer`, "post">;
export type WaitingEntry = Answer<`${Portal}/patients/{patient_id}/waiting-list`, "get">["items"][number];
export type WaitingOffer = NonNullable<WaitingEntry["offer"]>;
export type CalendarSubscription = Answer<`${Portal}/calendar-subscriptions`, "get">["items"][number];
