import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Field } from "@portico/shared/components/Field";
import { timeAt } from "@portico/shared/dates";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CalendarAppointment } from "../api/types";
import { type Failed, Failure } from "../forms/Failure";
import { whenAnySignedOut } from "../queryClient";
import { useClinic } from "../session/clinic";
import { toast } from "../shell/toasts";
import styles from "./CheckIn.module.css";
import { calendarKey } from "./queries";

/** The code on a patient's phone, read by a scanner that types it and presses Enter. */
export function CheckIn({ visits }: { visits: CalendarAppointment[] }) {
  const { t } = useLingui();
  const { organization_id, zone } = useClinic();
  const client = useQueryClient();
  const [key, setKey] = useState("");
  const [failed, setFailed] = useState<Failed>();
  const [busy, setBusy] = useState(false);

  const unknown = failed?.outcome.kind === "refused" && failed.outcome.problem.status === 404;

  async function checkIn() {
    if (key.trim() === "" || busy) return;
    setBusy(true);
    const answer = await outcome(
      api.POST("/api/console/contracts/{organization_id}/check-ins", {
        params: { path: { organization_id } },
        body: { key: key.trim() },
      }),
    );
    setBusy(false);
    if (answer.kind === "signed-out") return whenAnySignedOut();
    if (answer.kind !== "done")
      return setFailed((before) => ({ outcome: answer, attempt: (before?.attempt ?? 0) + 1 }));
    setFailed(undefined);
    setKey("");
    const name =
      visits.find(({ id }) => id === answer.value.id)?.patient_name ?? timeAt(answer.value.start, zone);
    toast(msg`${name} has arrived`);
    await client.invalidateQueries({ queryKey: calendarKey(organization_id) });
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void checkIn();
      }}
    >
      {failed && !unknown && <Failure failed={failed} />}
      <div className={styles.line}>
        <Field
          size="staff"
          label={t`Code on the patient's phone`}
          hint={t`Point the scanner at it; it types the code and presses Enter.`}
          error={
            unknown && t`This is no code of an appointment here. Please ask the patient to show it again.`
          }
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
        <Button type="submit" look="plain" size="staff" busy={busy}>
          <Trans>Check in</Trans>
        </Button>
      </div>
    </form>
  );
}
