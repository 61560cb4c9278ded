import { Trans } from "@lingui/react/macro";
import { useSecondsUntil } from "@portico/shared/clock";
import { Note } from "@portico/shared/components/Note";
import type { Draft } from "./draft.ts";

/** For how long the time is still kept; said aloud only once it is over. */
export function Kept({ hold }: { hold: NonNullable<Draft["hold"]> }) {
  const left = useSecondsUntil(hold.expires_at);
  if (left === 0)
    return (
      <Note tone="warning" icon="clock" live>
        <Trans>The ten minutes are over. If nobody has taken the time, you can still book it.</Trans>
      </Note>
    );
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <Note tone="quiet" icon="clock">
      <span role="timer" className="numbers">
        <Trans>We keep this time for you for {clock}.</Trans>
      </span>
    </Note>
  );
}
