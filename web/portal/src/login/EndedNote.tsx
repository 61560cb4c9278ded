import { Trans } from "@lingui/react/macro";
import { Note } from "@portico/shared/components/Note";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import { lastEnd } from "../session/ending.ts";

/** Says why one is here again, after a session ended by itself. */
export function EndedNote() {
  const [why] = useState(lastEnd);
  const minutes = Math.round(useClinic().idle_timeout_s / 60);
  if (!why) return null;
  return (
    <Note icon="clock">
      {why === "idle" ? (
        <Trans>
          You were signed out after {minutes} minutes without activity, to protect your record. Sign in and
          you are back where you were.
        </Trans>
      ) : (
        <Trans>You are signed out. Sign in and you are back where you were.</Trans>
      )}
    </Note>
  );
}
