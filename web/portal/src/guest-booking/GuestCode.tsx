import { Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { useState } from "react";
import { chosenSoFar, forgetChosen } from "../booking/draft.ts";
import { Kept } from "../booking/Kept.tsx";
import { Step } from "../booking/Step.tsx";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { Method } from "../clinic/types.ts";
import { CodeLost } from "../login/CodeLost.tsx";
import { CodePage } from "../login/CodePage.tsx";
import { endStep, keepStep, keptStep } from "../login/flow.ts";
import { go } from "../routing/navigation.ts";
import { keepBooked } from "./kept.ts";

/** With the right code the time is booked. Where somebody was quicker after all, the form shows which times are near. */
export default function GuestCode() {
  const { suffix } = useClinic();
  const pages = usePages();
  const [step, setStep] = useState(() => keptStep(suffix, "guest"));
  const [hold] = useState(() => chosenSoFar(suffix)?.hold);
  if (!step) return <CodeLost back={pages.guestBooking} />;
  const path = { params: { path: { suffix } } };
  const resend = (method?: Method) =>
    outcome(api.POST("/api/portal/{suffix}/guest-bookings/resend", { ...path, body: { method } }));

  async function send(code: string) {
    const result = await outcome(
      api.POST("/api/portal/{suffix}/guest-bookings/code", { ...path, body: { code } }),
    );
    if (result.kind === "refused" && isAboutTheTime(result.problem.code))
      go(pages.guestBooking, { replace: true });
    return result;
  }

  return (
    <CodePage
      above={
        <>
          <Step at={3} />
          {hold && <Kept hold={hold} />}
        </>
      }
      back={pages.guestBooking}
      step={step}
      onStep={(renewed) => {
        const kept = { ...step, ...renewed };
        keepStep(suffix, "guest", kept);
        setStep(kept);
      }}
      resend={() => resend()}
      choose={resend}
      send={send}
      go={<Trans>Book this time</Trans>}
      onDone={(booking) => {
        keepBooked(suffix, booking);
        endStep(suffix, "guest");
        forgetChosen(suffix);
        go(pages.visit(booking.visit_key), { replace: true });
      }}
    />
  );
}

const isAboutTheTime = (code: string) =>
  code === "SLOT_TAKEN" || code === "SLOT_NOT_OFFERED" || code === "HOLD_EXPIRED";
