import { createRouter } from "@tanstack/react-router";
import { forget, whenSignedOut } from "./queryClient";
import { seenPages } from "./routes/asPatient";
import { setupPages } from "./routes/calendarSetup";
import { clinicPages } from "./routes/clinic";
import { contractPages } from "./routes/contracts";
import { contract, inside, root } from "./routes/frame";
import { outsidePages } from "./routes/outside";
import { ownPages } from "./routes/own";
import { recordPages } from "./routes/record";
import { PageFault } from "./shell/PageFault";

const routeTree = root.addChildren([
  ...outsidePages,
  inside.addChildren([
    ...ownPages,
    ...contractPages,
    contract.addChildren([...clinicPages, setupPages, seenPages, recordPages]),
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
