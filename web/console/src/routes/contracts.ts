import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { demand, inside } from "./frame";

const contracts = createRoute({
  getParentRoute: () => inside,
  path: "/contracts",
  component: lazyRouteComponent(() => import("../contracts/Contracts"), "Contracts"),
});

const newContract = createRoute({
  getParentRoute: () => inside,
  path: "/contracts/new",
  component: lazyRouteComponent(() => import("../contracts/NewContract"), "NewContract"),
});

const portalSettings = createRoute({
  getParentRoute: () => inside,
  path: "/contracts/$contract/portal-settings",
  component: lazyRouteComponent(() => import("../portal-settings/PortalSettings"), "PortalSettings"),
});

const signInSettings = createRoute({
  getParentRoute: () => inside,
  path: "/contracts/$contract/portal-settings/sign-in",
  component: lazyRouteComponent(() => import("../sign-in-settings/SignInSettings"), "SignInSettings"),
});

const registrationSettings = createRoute({
  getParentRoute: () => inside,
  path: "/contracts/$contract/portal-settings/registration",
  component: lazyRouteComponent(
    () => import("../registration-settings/RegistrationSettings"),
    "RegistrationSettings",
  ),
});

const guestSettings = createRoute({
  getParentRoute: () => inside,
  path: "/contracts/$contract/portal-settings/guests",
  component: lazyRouteComponent(() => import("../guest-settings/GuestSettings"), "GuestSettings"),
});

const legal = createRoute({
  getParentRoute: () => inside,
  path: "/contracts/$contract/portal-settings/legal",
  component: lazyRouteComponent(() => import("../legal/Legal"), "Legal"),
});

const staff = createRoute({
  getParentRoute: () => inside,
  path: "/contracts/$contract/staff",
  beforeLoad: (here) => demand("staff_manage", here),
  component: lazyRouteComponent(() => import("../staff/Staff"), "Staff"),
});

export const contractPages = [
  contracts,
  newContract,
  portalSettings,
  signInSettings,
  registrationSettings,
  guestSettings,
  legal,
  staff,
] as const;
