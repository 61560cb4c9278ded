import { createRoute, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { contract, demand } from "./frame";

const calendarSetup = createRoute({
  getParentRoute: () => contract,
  path: "/calendar-setup",
  beforeLoad: (here) => demand("calendar_read", here),
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
  component: lazyRouteComponent(() => import("../calendar-setup/Services"), "Services"),
});

const newService = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/services/new",
  component: lazyRouteComponent(() => import("../calendar-setup/service/ServicePage"), "NewService"),
});

const oneService = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/services/$service",
  component: lazyRouteComponent(() => import("../calendar-setup/service/ServicePage"), "OneService"),
});

const hours = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/hours",
  component: lazyRouteComponent(() => import("../calendar-setup/hours/Practitioners"), "Practitioners"),
});

const hoursOfOne = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/hours/$practitioner",
  component: lazyRouteComponent(() => import("../calendar-setup/hours/HoursPage"), "HoursPage"),
});

const closedDays = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/closed-days",
  component: lazyRouteComponent(() => import("../calendar-setup/exceptions/Closures"), "Closures"),
});

const rules = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/rules",
  component: lazyRouteComponent(() => import("../calendar-setup/rules/BookingRules"), "BookingRules"),
});

const places = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/places",
  component: lazyRouteComponent(() => import("../calendar-setup/places/Places"), "Places"),
});

const assistant = createRoute({
  getParentRoute: () => calendarSetup,
  path: "/assistant",
  beforeLoad: (here) => demand("scheduling_manage", here),
  component: lazyRouteComponent(() => import("../calendar-setup/assistant/Assistant"), "AssistantPage"),
});

export const setupPages = calendarSetup.addChildren([
  calendarSetupStart,
  services,
  newService,
  oneService,
  hours,
  hoursOfOne,
  closedDays,
  rules,
  places,
  assistant,
]);
