import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { contract } from "./frame";

/** What the patient would see: beside the record, not below its tabs, so that nobody takes one for the other. */
const asPatient = createRoute({
  getParentRoute: () => contract,
  path: "/patients/$patient/as-patient",
  component: lazyRouteComponent(() => import("../as-patient/AsPatient"), "AsPatient"),
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
  component: lazyRouteComponent(() => import("../as-patient/Documents"), "Documents"),
});

const seenDocument = createRoute({
  getParentRoute: () => asPatient,
  path: "/documents/$document",
  component: lazyRouteComponent(() => import("../as-patient/Document"), "Document"),
});

const seenHistory = createRoute({
  getParentRoute: () => asPatient,
  path: "/history",
  component: lazyRouteComponent(() => import("../as-patient/History"), "History"),
});

const seenData = createRoute({
  getParentRoute: () => asPatient,
  path: "/data",
  component: lazyRouteComponent(() => import("../as-patient/Data"), "Data"),
});

export const seenPages = asPatient.addChildren([
  asPatientStart,
  seenDocuments,
  seenDocument,
  seenHistory,
  seenData,
]);
