import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as v from "valibot";
import { root } from "./frame";

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: v.object({ next: v.optional(v.string()), why: v.optional(v.picklist(["ended", "out"])) }),
  component: lazyRouteComponent(() => import("../sign-in/SignIn"), "SignIn"),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  component: lazyRouteComponent(() => import("../invitation/Invitation"), "Invitation"),
});

export const outsidePages = [signIn, invitation] as const;
