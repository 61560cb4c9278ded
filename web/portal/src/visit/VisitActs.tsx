import { Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { telephone } from "@portico/shared/contact";
import { Phone } from "@portico/shared/icons";
import { useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { VisitCard } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import styles from "./VisitActs.module.css";

type Props = { visitKey: string; card: VisitCard; onChange: (card: VisitCard) => void };

/** What the holder of the link may do: say that he comes, call it off while there is time, sign in for the rest. */
export function VisitActs({ visitKey, card, onChange }: Props) {
  const { suffix } = useClinic();
  const pages = usePages();
  const acting = useAttempt();
  const [asked, setAsked] = useState(false);
  const call = { params: { path: { suffix } }, body: { key: visitKey } };
  const mayCancel = card.cancel_until !== undefined || card.status === "pending";

  async function confirm() {
    const result = await acting.attempt(() =>
      outcome(api.POST("/api/portal/{suffix}/visit/confirmation", call)),
    );
    if (result.kind === "done") onChange(result.value);
  }
  async function cancel() {
    const result = await acting.attempt(() =>
      outcome(api.POST("/api/portal/{suffix}/visit/cancellation", call)),
    );
    setAsked(false);
    if (result.kind === "done") onChange(result.value);
  }

  if (asked)
    return (
      <section className={styles.question} aria-labelledby="sure">
        <h2 id="sure">
          <Trans>Cancel this visit?</Trans>
        </h2>
        <p>
          <Trans>The time goes to another patient at once.</Trans>
        </p>
        <Button look="danger" width="full" busy={acting.busy} onClick={() => void cancel()}>
          <Trans>Cancel the visit</Trans>
        </Button>
        <Button look="plain" width="full" onClick={() => setAsked(false)}>
          <Trans>Keep it</Trans>
        </Button>
      </section>
    );
  return (
    <div className={styles.acts}>
      {acting.offline && <TryAgain error={acting.offline} />}
      {acting.refused && (
        <Note tone="error" live>
          {acting.refused.detail}
        </Note>
      )}
      {card.status === "booked" && !card.confirmed_at && (
        <Button width="full" busy={acting.busy} onClick={() => void confirm()}>
          <Trans>I am coming</Trans>
        </Button>
      )}
      {card.reschedule_until && (
        <a className={buttonClass({ look: "plain", width: "full" })} href={pages.bookings()}>
          <Trans>Sign in to change the time</Trans>
        </a>
      )}
      {mayCancel ? (
        <Button look="plain" width="full" onClick={() => setAsked(true)}>
          <Trans>I cannot come</Trans>
        </Button>
      ) : (
        <CallInstead phone={card.phone} />
      )}
    </div>
  );
}

const CallInstead = ({ phone }: { phone: string }) => (
  <>
    <Note tone="warning">
      <Trans>
        <strong>Your booking stands.</strong> It is too near to be changed or cancelled here. If you cannot
        come, please call us.
      </Trans>
    </Note>
    {phone && (
      <a className={buttonClass({ look: "plain", width: "full" })} href={telephone(phone)}>
        <Phone />
        <Trans>Call {phone}</Trans>
      </a>
    )}
  </>
);
