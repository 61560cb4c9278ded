import { createRootRoute, createRoute, Outlet, redirect } from "@tanstack/react-router";
import { portalQuery } from "../api/queries";
import type { Permission, StaffSession } from "../api/types";
import { queryClient } from "../queryClient";
import { currentContract, rememberContract } from "../session/contract";
import { may, sessionQuery } from "../session/session";
import { showBrand } from "../shell/brand";
import { NotFound } from "../shell/NotFound";
import { Shell } from "../shell/Shell";

export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

/** The clinic's colours are there before its first page is. Without them the page is still right. */
async function wearColours(session: StaffSession) {
  const contract = currentContract(session);
  if (!contract) return;
  const portal = await queryClient.ensureQueryData(portalQuery(contract.suffix)).catch(() => undefined);
  if (portal) await showBrand(portal.branding.stylesheet);
}

/** Who may not do that in the contract is led to the start: a page of refusals helps nobody. */
export function demand(
  permission: Permission,
  { context, params }: { context: { session: StaffSession }; params: { contract: string } },
) {
  if (!may(context.session, params.contract, permission)) throw redirect({ to: "/" });
}

/** Everything behind the sign-in. */
export const inside = createRoute({
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

/** Pages that show patients: only for staff with a role in the contract. */
export const contract = createRoute({
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
