import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import * as v from "valibot";
import type { DocumentType } from "../api/types";
import { documentTypeOf } from "../documents/types";
import { contract, demand } from "./frame";

const record = createRoute({
  getParentRoute: () => contract,
  path: "/patients/$patient",
  component: lazyRouteComponent(() => import("../record/Record"), "Record"),
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
  component: lazyRouteComponent(() => import("../record/data/Data"), "Data"),
});

const portal = createRoute({
  getParentRoute: () => record,
  path: "/portal",
  validateSearch: v.object({ desk: v.optional(v.boolean()) }),
  component: lazyRouteComponent(() => import("../record/portal/PatientPortal"), "PatientPortal"),
});

const documents = createRoute({
  getParentRoute: () => record,
  path: "/documents",
  validateSearch: (search: Record<string, unknown>): { type?: DocumentType } => ({
    type: documentTypeOf(search.type),
  }),
  component: lazyRouteComponent(() => import("../documents/Documents"), "Documents"),
});

const document = createRoute({
  getParentRoute: () => record,
  path: "/documents/$document",
  component: lazyRouteComponent(() => import("../documents/DocumentView"), "DocumentView"),
});

const visits = createRoute({
  getParentRoute: () => record,
  path: "/visits",
  component: lazyRouteComponent(() => import("../record/Visits"), "Visits"),
});

const appointments = createRoute({
  getParentRoute: () => record,
  path: "/appointments",
  beforeLoad: (here) => demand("calendar_read", here),
  component: lazyRouteComponent(() => import("../record/Appointments"), "Appointments"),
});

const accessLog = createRoute({
  getParentRoute: () => record,
  path: "/access-log",
  component: lazyRouteComponent(() => import("../record/AccessLog"), "AccessLog"),
});

export const recordPages = record.addChildren([
  recordStart,
  data,
  portal,
  documents,
  document,
  visits,
  appointments,
  accessLog,
]);
