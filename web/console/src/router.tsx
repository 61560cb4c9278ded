import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import * as v from "valibot";
import { portalQuery } from "./api/queries";
import type { DocumentType, StaffSession } from "./api/types";
import { placeOf } from "./calendar/place";
import { documentTypeOf } from "./documents/types";
import { type Browsing, browsingOf } from "./patients/browsing";
import { forget, queryClient, whenSignedOut } from "./queryClient";
import { currentContract, rememberContract } from "./session/contract";
import { may, sessionQuery } from "./session/session";
import { showBrand } from "./shell/brand";
import { NotFound } from "./shell/NotFound";
import { PageFault } from "./shell/PageFault";
import { Shell } from "./shell/Shell";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: v.object({ next: v.optional(v.string()), why: v.optional(v.picklist(["ended", "out"])) }),
  component: lazyRouteComponent(() => import("./sign-in/SignIn"), "SignIn"),
});

/** The clinic's colours are there before its first page is. Without them the page is still right. */
async function wearColours(session: StaffSession) {
  const contract = currentContract(session);
  if (!contract) return;
  const portal = await queryClient.ensureQueryData(portalQuery(contract.suffix)).catch(() => undefined);
  if (portal) await showBrand(portal.branding.stylesheet);
}

const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  component: lazyRouteComponent(() => import("./invitation/Invitation"), "Invitation"),
});

/** Everything behind the sign-in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Shell,
  beforeLoad: async ({ location, preload }) => {
    const session = await queryClient.ensureQueryData(sessionQuery).catch(() => undefined);
    if (session) {
      if (!preload) await wearColours(session);
      return { session };
    }
    throw redirect({ to: "/sign-in", search: location.pathname === "/" ? {} : { next: location.href } });
  },
});

const start = createRoute({
  getParentRoute: () => inside,
  path: "/",
  beforeLoad: ({ context: { session } }) => {
    const contract = currentContract(session);
    if (!contract) throw redirect({ to: "/contracts" });
    throw redirect({ to: "/contracts/$contract/patients", params: { contract: contract.organization_id } });
  },
});

const contracts = createRoute({
  getParentRoute: () => inside,
  path: "/contracts",
  component: lazyRouteComponent(() => import("./contracts/Contracts"), "Contracts"),
});

const newContract = createRoute({
  getParentRoute: () => inside,
  path: "/contracts/new",
  component: lazyRouteComponent(() => import("./contracts/NewContract"), "NewContract"),
});

const portalSettings = createRoute({
  getParentRoute: () => inside,
  path: "/contracts/$contract/portal-settings",
  component: lazyRouteComponent(() => import("./portal-settings/PortalSettings"), "PortalSettings"),
});

const signInSettings = createRoute({
  getParentRoute: () => inside,
  path: "/contracts/$contract/portal-settings/sign-in",
  component: lazyRouteComponent(() => import("./sign-in-settings/SignInSettings"), "SignInSettings"),
});

const registrationSettings = createRoute({
  getParentRoute: () => inside,
  path: "/contracts/$contract/portal-settings/registration",
  component: lazyRouteComponent(
    () => import("./registration-settings/RegistrationSettings"),
    "RegistrationSettings",
  ),
});

const legal = createRoute({
  getParentRoute: () => inside,
  path: "/contracts/$contract/portal-settings/legal",
  component: lazyRouteComponent(() => import("./legal/Legal"), "Legal"),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: "/account",
  component: lazyRouteComponent(() => import("./account/MyAccount"), "MyAccount"),
});

const help = createRoute({
  getParentRoute: () => inside,
  path: "/help",
  component: lazyRouteComponent(() => import("./help/Help"), "Help"),
});

const staff = createRoute({
  getParentRoute: () => inside,
  path: "/contracts/$contract/staff",
  beforeLoad: ({ context: { session }, params }) => {
    if (!may(session, params.contract, "staff_manage")) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("./staff/Staff"), "Staff"),
});

/** Pages that show patients: only for staff with a role in the contract. */
const contract = createRoute({
  getParentRoute: () => inside,
  path: "/contracts/$contract",
  component: Outlet,
  notFoundComponent: NotFound,
  beforeLoad: async ({ context: { session }, params, preload }) => {
    const own = session.contracts.find((one) => one.organization_id === params.contract);
    if (!own) throw redirect({ to: "/contracts" });
    if (!preload) rememberContract(own.organization_id);
    await queryClient.ensureQueryData(portalQuery(own.suffix));
  },
});

const audit = createRoute({
  getParentRoute: () => contract,
  path: "/audit",
  beforeLoad: ({ context: { session }, params }) => {
    if (!may(session, params.contract, "audit_read")) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("./audit/Audit"), "Audit"),
});

const waitingList = createRoute({
  getParentRoute: () => contract,
  path: "/waiting-list",
  validateSearch: v.object({ calls: v.optional(v.boolean()) }),
  beforeLoad: ({ context: { session }, params }) => {
    if (!may(session, params.contract, "calendar_read")) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("./waiting-list/WaitingListPage"), "WaitingListPage"),
});

const calendar = createRoute({
  getParentRoute: () => contract,
  path: "/calendar",
  validateSearch: placeOf,
  beforeLoad: ({ context: { session }, params }) => {
    if (!may(session, params.contract, "calendar_read")) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("./calendar/CalendarPage"), "CalendarPage"),
});

const away = createRoute({
  getParentRoute: () => contract,
  path: "/calendar/away/$exception",
  beforeLoad: ({ context: { session }, params }) => {
    if (!may(session, params.contract, "calendar_read")) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("./calendar/Affected"), "Affected"),
});

const patientLists = createRoute({
  getParentRoute: () => contract,
  path: "/patient-lists",
  beforeLoad: ({ context: { session }, params }) => {
    if (!may(session, params.contract, "patients_import")) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("./lists/PatientLists"), "PatientLists"),
});

const patientList = createRoute({
  getParentRoute: () => contract,
  path: "/patient-lists/$list",
  component: lazyRouteComponent(() => import("./lists/PatientList"), "PatientList"),
});

const patients = createRoute({
  getParentRoute: () => contract,
  path: "/patients",
  validateSearch: (search: Record<string, unknown>): Browsing & { preview?: string } => ({
    ...browsingOf(search),
    ...(typeof search.preview === "string" ? { preview: search.preview } : {}),
  }),
  component: lazyRouteComponent(() => import("./patients/PatientDatabase"), "PatientDatabase"),
});

const registrations = createRoute({
  getParentRoute: () => contract,
  path: "/registrations",
  validateSearch: v.object({ decided: v.optional(v.boolean()) }),
  beforeLoad: ({ context: { session }, params }) => {
    if (!may(session, params.contract, "access_manage")) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("./registrations/Registrations"), "Registrations"),
});

const registration = createRoute({
  getParentRoute: () => contract,
  path: "/registrations/$registration",
  beforeLoad: ({ context: { session }, params }) => {
    if (!may(session, params.contract, "access_manage")) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("./registrations/OneRegistration"), "OneRegistration"),
});

const newPatient = createRoute({
  getParentRoute: () => contract,
  path: "/patients/new",
  beforeLoad: ({ context: { session }, params }) => {
    if (!may(session, params.contract, "patients_write")) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("./patients/NewPatient"), "NewPatient"),
});

const invitations = createRoute({
  getParentRoute: () => contract,
  path: "/invitations",
  beforeLoad: ({ context: { session }, params }) => {
    if (!may(session, params.contract, "access_manage")) throw redirect({ to: "/" });
  },
  component: Outlet,
});

const allInvitations = createRoute({
  getParentRoute: () => invitations,
  path: "/",
  component: lazyRouteComponent(() => import("./invitations/Invitations"), "Invitations"),
});

const newRun = createRoute({
  getParentRoute: () => invitations,
  path: "/new",
  component: lazyRouteComponent(() => import("./invitations/NewRun"), "NewRun"),
});

const run = createRoute({
  getParentRoute: () => invitations,
  path: "/$run",
  component: lazyRouteComponent(() => import("./invitations/RunPage"), "RunPage"),
});

const calendarSetup = createRoute({
  getParentRoute: () => contract,
  path: "/calendar-setup",
  beforeLoad: ({ context: { session }, params }) => {
    if (!may(session, params.contract, "calendar_read")) throw redirect({ to: "/" });
  },
  component: Outlet,
});

const calendarSetupStart = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/contracts/$contract/calendar-setup/services", params, replace: true });
  },
});

const services = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/services",
  component: lazyRouteComponent(() => import("./calendar-setup/Services"), "Services"),
});

const newService = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/services/new",
  component: lazyRouteComponent(() => import("./calendar-setup/service/ServicePage"), "NewService"),
});

const oneService = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/services/$service",
  component: lazyRouteComponent(() => import("./calendar-setup/service/ServicePage"), "OneService"),
});

const hours = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/hours",
  component: lazyRouteComponent(() => import("./calendar-setup/hours/Practitioners"), "Practitioners"),
});

const hoursOfOne = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/hours/$practitioner",
  component: lazyRouteComponent(() => import("./calendar-setup/hours/HoursPage"), "HoursPage"),
});

const closedDays = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/closed-days",
  component: lazyRouteComponent(() => import("./calendar-setup/exceptions/Closures"), "Closures"),
});

const places = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/places",
  component: lazyRouteComponent(() => import("./calendar-setup/places/Places"), "Places"),
});

const assistant = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/assistant",
  beforeLoad: ({ context: { session }, params }) => {
    if (!may(session, params.contract, "scheduling_manage")) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("./calendar-setup/assistant/Assistant"), "AssistantPage"),
});

const record = createRoute({
  getParentRoute: () => contract,
  path: "/patients/$patient",
  component: lazyRouteComponent(() => import("./record/Record"), "Record"),
});

const recordStart = createRoute({
  getParentRoute: () => record,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/contracts/$contract/patients/$patient/data", params, replace: true });
  },
});

const data = createRoute({
  getParentRoute: () => record,
  path: "/data",
  validateSearch: v.object({
    edit: v.optional(v.boolean()),
    field: v.optional(v.picklist(["family", "given"])),
  }),
  component: lazyRouteComponent(() => import("./record/data/Data"), "Data"),
});

const portal = createRoute({
  getParentRoute: () => record,
  path: "/portal",
  validateSearch: v.object({ desk: v.optional(v.boolean()) }),
  component: lazyRouteComponent(() => import("./record/portal/PatientPortal"), "PatientPortal"),
});

const documents = createRoute({
  getParentRoute: () => record,
  path: "/documents",
  validateSearch: (search: Record<string, unknown>): { type?: DocumentType } => ({
    type: documentTypeOf(search.type),
  }),
  component: lazyRouteComponent(() => import("./documents/Documents"), "Documents"),
});

const document = createRoute({
  getParentRoute: () => record,
  path: "/documents/$document",
  component: lazyRouteComponent(() => import("./documents/DocumentView"), "DocumentView"),
});

const visits = createRoute({
  getParentRoute: () => record,
  path: "/visits",
  component: lazyRouteComponent(() => import("./record/Visits"), "Visits"),
});

const appointments = createRoute({
  getParentRoute: () => record,
  path: "/appointments",
  beforeLoad: ({ context: { session }, params }) => {
    if (!may(session, params.contract, "calendar_read")) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("./record/Appointments"), "Appointments"),
});

const accessLog = createRoute({
  getParentRoute: () => record,
  path: "/access-log",
  component: lazyRouteComponent(() => import("./record/AccessLog"), "AccessLog"),
});

/** What the patient would see: beside the record, not below its tabs, so that nobody takes one for the other. */
const asPatient = createRoute({
  getParentRoute: () => contract,
  path: "/patients/$patient/as-patient",
  component: lazyRouteComponent(() => import("./as-patient/AsPatient"), "AsPatient"),
});

const asPatientStart = createRoute({
  getParentRoute: () => asPatient,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({
      to: "/contracts/$contract/patients/$patient/as-patient/documents",
      params,
      replace: true,
    });
  },
});

const seenDocuments = createRoute({
  getParentRoute: () => asPatient,
  path: "/documents",
  component: lazyRouteComponent(() => import("./as-patient/Documents"), "Documents"),
});

const seenDocument = createRoute({
  getParentRoute: () => asPatient,
  path: "/documents/$document",
  component: lazyRouteComponent(() => import("./as-patient/Document"), "Document"),
});

const seenHistory = createRoute({
  getParentRoute: () => asPatient,
  path: "/history",
  component: lazyRouteComponent(() => import("./as-patient/History"), "History"),
});

const seenData = createRoute({
  getParentRoute: () => asPatient,
  path: "/data",
  component: lazyRouteComponent(() => import("./as-patient/Data"), "Data"),
});

const routeTree = root.addChildren([
  signIn,
  invitation,
  inside.addChildren([
    start,
    account,
    help,
    contracts,
    newContract,
    portalSettings,
    signInSettings,
    registrationSettings,
    legal,
    staff,
    contract.addChildren([
      audit,
      calendar,
      away,
      patientLists,
      patientList,
      patients,
      newPatient,
      registrations,
      registration,
      waitingList,
      calendarSetup.addChildren([
        calendarSetupStart,
        services,
        newService,
        oneService,
        hours,
        hoursOfOne,
        closedDays,
        places,
        assistant,
      ]),
      invitations.addChildren([allInvitations, newRun, run]),
      asPatient.addChildren([asPatientStart, seenDocuments, seenDocument, seenHistory, seenData]),
      record.addChildren([recordStart, data, portal, documents, document, appointments, visits, accessLog]),
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  basepath: "/console",
  defaultErrorComponent: PageFault,
  defaultPreload: "intent",
  scrollRestoration: true,
});

whenSignedOut(() => {
  const { href, pathname } = router.state.location;
  if (pathname === "/sign-in" || pathname === "/invitation") return;
  forget();
  void router.navigate({ to: "/sign-in", search: { next: href, why: "ended" } });
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
