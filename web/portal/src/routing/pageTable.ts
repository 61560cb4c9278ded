import { patiently } from "@portico/shared/loading";
import type { ComponentType } from "react";
import type { Scope } from "../clinic/types.ts";

type Load = () => Promise<{ default: ComponentType }>;
export type Page = {
  /** Fetches the page's code; a second time does nothing. */
  load: () => Promise<void>;
  /** There when its code has come. */
  View?: ComponentType;
  /** "either": anyone may look; who is signed in finds the usual frame around it. */
  session: "needed" | "none" | "either";
  /** What one must be allowed to do for the patient on screen. */
  scope?: Scope;
};

function paged(load: Load, session: Page["session"], scope?: Scope): Page {
  const fetched = patiently(load);
  const page: Page = {
    load: async () => {
      page.View ??= (await fetched()).default;
    },
    session,
    scope,
  };
  return page;
}

const open = (load: Load) => paged(load, "none");
const own = (load: Load, scope?: Scope) => paged(load, "needed", scope);
const either = (load: Load, scope: Scope) => paged(load, "either", scope);

/** Every page below a clinic's address; `*` stands for an id. */
const pages: Record<string, Page> = {
  "": open(() => import("../landing/Landing.tsx")),
  login: open(() => import("../login/Login.tsx")),
  "login/code": open(() => import("../login/LoginCode.tsx")),
  "first-login": open(() => import("../first-login/FirstLogin.tsx")),
  "first-login/code": open(() => import("../first-login/FirstLoginCode.tsx")),
  "first-login/password": open(() => import("../first-login/ChoosePassword.tsx")),
  recovery: open(() => import("../recovery/Recovery.tsx")),
  "recovery/codes": open(() => import("../recovery/RecoveryCodes.tsx")),
  "recovery/password": open(() => import("../recovery/RecoveryPassword.tsx")),
  register: open(() => import("../register/Register.tsx")),
  "register/code": open(() => import("../register/RegisterCode.tsx")),
  "register/password": open(() => import("../register/RegisterPassword.tsx")),
  "register/received": open(() => import("../register/Received.tsx")),
  registration: open(() => import("../register/Standing.tsx")),
  stop: open(() => import("../stop/Stop.tsx")),
  phone: open(() => import("../stop/OwnPhone.tsx")),
  offer: open(() => import("../waiting/Offer.tsx")),
  invite: open(() => import("../invitation/Invite.tsx")),
  visit: open(() => import("../visit/Visit.tsx")),
  legal: open(() => import("../legal/LegalPage.tsx")),
  help: open(() => import("../help/Help.tsx")),
  home: own(() => import("../home/Home.tsx")),
  booking: either(() => import("../booking/NewBooking.tsx"), "appointments"),
  "booking/time": either(() => import("../booking/Times.tsx"), "appointments"),
  "booking/details": either(() => import("../booking/Details.tsx"), "appointments"),
  "booking/guest": either(() => import("../guest-booking/GuestDetails.tsx"), "appointments"),
  "booking/guest/code": open(() => import("../guest-booking/GuestCode.tsx")),
  waiting: own(() => import("../waiting/Waiting.tsx"), "appointments"),
  "waiting/new": own(() => import("../waiting/NewWait.tsx"), "appointments"),
  bookings: own(() => import("../bookings/Bookings.tsx"), "appointments"),
  "bookings/*": own(() => import("../bookings/AppointmentPage.tsx"), "appointments"),
  documents: own(() => import("../documents/Documents.tsx"), "documents"),
  "documents/*": own(() => import("../documents/DocumentPage.tsx"), "documents"),
  history: own(() => import("../history/History.tsx"), "appointments"),
  data: own(() => import("../data/Data.tsx"), "profile"),
  more: own(() => import("../more/More.tsx")),
  "access-log": own(() => import("../more/AccessLog.tsx"), "profile"),
  people: own(() => import("../family/ChoosePerson.tsx")),
  family: own(() => import("../family/Family.tsx")),
  "family/new": own(() => import("../family/Give.tsx")),
  security: own(() => import("../security/Security.tsx")),
  "security/phone": own(() => import("../security/ChangePhone.tsx")),
  "security/email": own(() => import("../security/ChangeEmail.tsx")),
  "security/password": own(() => import("../security/ChangePassword.tsx")),
  "security/authenticator": own(() => import("../security/Authenticator.tsx")),
};

export const pageAt = (path: string): Page | undefined =>
  pages[path] ?? pages[path.replace(/\/[^/]+$/, "/*")];
