import { Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import type { ReactNode } from "react";
import { useEffect } from "react";
import { useForm } from "react-hook-form";
import { type Draft, keepChosen } from "../booking/draft.ts";
import type { Booking } from "../booking/useBooking.ts";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { FormErrors } from "../forms/FormErrors.tsx";
import { showFieldErrors } from "../forms/refusal.ts";
import { resolveBy } from "../forms/resolve.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { CallLine } from "../login/CallLine.tsx";
import { keepStep } from "../login/flow.ts";
import styles from "../login/form.module.css";
import { NoAnswer } from "../login/NoAnswer.tsx";
import { Refused } from "../login/Refused.tsx";
import { go } from "../routing/navigation.ts";
import { type Guest, guestFaults, tidyGuest } from "./fields.ts";
import { GuestFields } from "./GuestFields.tsx";
import { keepTyped, typedSoFar } from "./kept.ts";

type Props = {
  booking: Booking;
  /** The version of the clinic's privacy notice; 0 where it has none. */
  notice: number;
  children: ReactNode;
};

/** Who comes and how to reach them. Whatever happens to the time, what was typed stays. */
export function GuestForm({ booking, notice, children }: Props) {
  const clinic = useClinic();
  const { suffix } = clinic;
  const pages = usePages();
  const sending = useAttempt();
  const form = useForm<Guest>({
    defaultValues: typedSoFar(suffix),
    shouldFocusError: false,
    resolver: resolveBy((values) => guestFaults(clinic, values, notice > 0)),
  });
  const { errors, submitCount } = form.formState;
  useEffect(() => () => keepTyped(suffix, form.getValues()), [suffix, form]);

  const ask = (draft: Draft, values: Guest) =>
    outcome(
      api.POST("/api/portal/{suffix}/guest-bookings", {
        params: { path: { suffix } },
        body: { ...tidyGuest(clinic, values, notice), hold_id: draft.hold?.id ?? "" },
      }),
    );

  const send = form.handleSubmit(async (values) => {
    // The ten minutes may be over; if nobody has taken the time meanwhile, it is kept anew.
    let draft: Draft | undefined = booking.draft.hold
      ? booking.draft
      : await booking.choose(booking.draft.slot);
    if (!draft) return;
    let result = await sending.attempt(() => ask(draft as Draft, values));
    if (result.kind === "refused" && result.problem.code === "HOLD_EXPIRED") {
      sending.clear();
      draft = await booking.choose(booking.draft.slot);
      if (!draft) return;
      result = await sending.attempt(() => ask(draft as Draft, values));
    }
    if (result.kind === "refused") showFieldErrors(form, result.problem);
    if (result.kind !== "done" || !draft.hold) return;
    keepTyped(suffix, values);
    keepStep(suffix, "guest", result.value);
    keepChosen(suffix, {
      slot: draft.slot,
      hold: { id: draft.hold.id, expires_at: result.value.kept_until },
    });
    go(pages.guestCode);
  }, sending.clear);

  const general = sending.refused && sending.refused.errors.length === 0 ? sending.refused : undefined;
  return (
    <>
      {general && (
        <Refused
          problem={general}
          attempt={sending.number}
          check={general.detail}
          ways={
            <a href={pages.login}>
              <Trans>Sign in</Trans>
            </a>
          }
        />
      )}
      {!general && <FormErrors errors={errors} attempt={submitCount} footer={<CallLine />} />}
      <form className={styles.form} onSubmit={send} noValidate>
        <GuestFields form={form} hasNotice={notice > 0} />
        {children}
        {sending.offline && <NoAnswer error={sending.offline} onTryAgain={send} />}
        <Button type="submit" width="full" busy={sending.busy || booking.busy}>
          <Trans>Send me the code</Trans>
        </Button>
      </form>
    </>
  );
}
