import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { takeFocus } from "@portico/shared/focus";
import { Clock } from "@portico/shared/icons";
import { useEffect } from "react";
import { useSecondsUntil } from "../../clock/useSecondsUntil.ts";

type Props = {
  endsAt: string;
  onStay: () => void;
  onSignOut: () => void;
  onEnd: () => void;
  busy?: boolean;
  size?: "patient" | "staff";
};

/** Two minutes before the session ends by itself: the time left and "stay signed in". */
export function IdleWarning({ endsAt, onStay, onSignOut, onEnd, busy, size }: Props) {
  const left = useSecondsUntil(endsAt);
  useEffect(() => {
    if (left === 0) onEnd();
  }, [left, onEnd]);
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <Dialog
      urgent
      icon={<Clock />}
      title={<Trans>Are you still there?</Trans>}
      actions={
        <>
          <Button look="plain" size={size} onClick={onSignOut}>
            <Trans>Sign out</Trans>
          </Button>
          <Button size={size} onClick={onStay} busy={busy} ref={takeFocus}>
            <Trans>Stay signed in</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          We sign you out in <strong className="numbers">{clock}</strong> to protect the data. What you typed
          is kept.
        </Trans>
      </p>
    </Dialog>
  );
}
