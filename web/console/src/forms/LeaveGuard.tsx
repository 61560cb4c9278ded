import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { useBlocker } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

const Dialog = lazy(() =>
  import("@portico/shared/components/Dialog").then((module) => ({ default: module.Dialog })),
);

/** Asks before typed things are lost: by a link here, by the browser's own question when the tab is closed. */
export function LeaveGuard({ when }: { when: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: () => when,
    withResolver: true,
  });
  if (status !== "blocked") return null;
  return (
    <Suspense>
      <Dialog
        title={<Trans>Leave without saving?</Trans>}
        onClose={reset}
        actions={
          <>
            <Button look="plain" size="staff" onClick={proceed}>
              <Trans>Leave, discard</Trans>
            </Button>
            <Button size="staff" onClick={reset} autoFocus>
              <Trans>Stay here</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>What you changed on this page is not saved yet.</Trans>
        </p>
      </Dialog>
    </Suspense>
  );
}
