import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { currentContract } from "../session/contract";
import { inside } from "./frame";

const start = createRoute({
  getParentRoute: () => inside,
  path: "/",
  beforeLoad: ({ context: { session } }) => {
    const contract = currentContract(session);
    if (!contract) throw redirect({ to: "/contracts" });
    throw redirect({ to: "/contracts/$contract/patients", params: { contract: contract.organization_id } });
  },
});

const account = createRoute({
  getParentRoute: () => inside,
  path: "/account",
  component: lazyRouteComponent(() => import("../account/MyAccount"), "MyAccount"),
});

const help = createRoute({
  getParentRoute: () => inside,
  path: "/help",
  component: lazyRouteComponent(() => import("../help/Help"), "Help"),
});

export const ownPages = [start, account, help] as const;
