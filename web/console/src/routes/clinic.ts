import { createRoute, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import * as v from "valibot";
import { placeOf } from "../calendar/place";
import { type Browsing, browsingOf } from "../patients/browsing";
import { contract, demand } from "./frame";

const audit = createRoute({
  getParentRoute: () => contract,
  path: "/audit",
  beforeLoad: (here) => demand("audit_read", here),
  component: lazyRouteComponent(() => import("../audit/Audit"), "Audit"),
});

const waitingList = createRoute({
  getParentRoute: () => contract,
  path: "/waiting-list",
  validateSearch: v.object({ calls: v.optional(v.boolean()) }),
  beforeLoad: (here) => demand("calendar_read", here),
  component: lazyRouteComponent(() => import("../waiting-list/WaitingListPage"), "WaitingListPage"),
});

const calendar = createRoute({
  getParentRoute: () => contract,
  path: "/calendar",
  validateSearch: placeOf,
  beforeLoad: (here) => demand("calendar_read", here),
  component: lazyRouteComponent(() => import("../calendar/CalendarPage"), "CalendarPage"),
});

const away = createRoute({
  getParentRoute: () => contract,
  path: "/calendar/away/$exception",
  beforeLoad: (here) => demand("calendar_read", here),
  component: lazyRouteComponent(() => import("../calendar/Affected"), "Affected"),
});

const busyElsewhere = createRoute({
  getParentRoute: () => contract,
  path: "/calendar/busy-elsewhere/$practitioner",
  beforeLoad: (here) => demand("calendar_read", here),
  component: lazyRouteComponent(() => import("../calendar/BusyAffected"), "BusyAffected"),
});

const patientLists = createRoute({
  getParentRoute: () => contract,
  path: "/patient-lists",
  beforeLoad: (here) => demand("patients_import", here),
  component: lazyRouteComponent(() => import("../lists/PatientLists"), "PatientLists"),
});

const patientList = createRoute({
  getParentRoute: () => contract,
  path: "/patient-lists/$list",
  component: lazyRouteComponent(() => import("../lists/PatientList"), "PatientList"),
});

const patients = createRoute({
  getParentRoute: () => contract,
  path: "/patients",
  validateSearch: (search: Record<string, unknown>): Browsing & { preview?: string } => ({
    ...browsingOf(search),
    ...(typeof search.preview === "string" ? { preview: search.preview } : {}),
  }),
  component: lazyRouteComponent(() => import("../patients/PatientDatabase"), "PatientDatabase"),
});

const registrations = createRoute({
  getParentRoute: () => contract,
  path: "/registrations",
  validateSearch: v.object({ decided: v.optional(v.boolean()) }),
  beforeLoad: (here) => demand("access_manage", here),
  component: lazyRouteComponent(() => import("../registrations/Registrations"), "Registrations"),
});

const registration = createRoute({
  getParentRoute: () => contract,
  path: "/registrations/$registration",
  beforeLoad: (here) => demand("access_manage", here),
  component: lazyRouteComponent(() => import("../registrations/OneRegistration"), "OneRegistration"),
});

const guests = createRoute({
  getParentRoute: () => contract,
  path: "/guests",
  validateSearch: v.object({ joined: v.optional(v.boolean()) }),
  beforeLoad: (here) => demand("patients_write", here),
  component: lazyRouteComponent(() => import("../guests/Guests"), "Guests"),
});

const newPatient = createRoute({
  getParentRoute: () => contract,
  path: "/patients/new",
  beforeLoad: (here) => demand("patients_write", here),
  component: lazyRouteComponent(() => import("../patients/NewPatient"), "NewPatient"),
});

const invitations = createRoute({
  getParentRoute: () => contract,
  path: "/invitations",
  beforeLoad: (here) => demand("access_manage", here),
  component: Outlet,
});

const allInvitations = createRoute({
  getParentRoute: () => invitations,
  path: "/",
  component: lazyRouteComponent(() => import("../invitations/Invitations"), "Invitations"),
});

const newRun = createRoute({
  getParentRoute: () => invitations,
  path: "/new",
  component: lazyRouteComponent(() => import("../invitations/NewRun"), "NewRun"),
});

const run = createRoute({
  getParentRoute: () => invitations,
  path: "/$run",
  component: lazyRouteComponent(() => import("../invitations/RunPage"), "RunPage"),
});

export const clinicPages = [
  audit,
  waitingList,
  calendar,
  away,
  busyElsewhere,
  patientLists,
  patientList,
  patients,
  registrations,
  registration,
  guests,
  newPatient,
  invitations.addChildren([allInvitations, newRun, run]),
] as const;
