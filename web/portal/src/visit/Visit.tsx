import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome, Unsuccessful, value } from "@portico/shared/api";
import { buttonClass } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { VisitCard } from "../clinic/types.ts";
import { JustBooked } from "../guest-booking/JustBooked.tsx";
import { bookedWith } from "../guest-booking/kept.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";
import { CheckIn } from "./CheckIn.tsx";
import { VisitActs } from "./VisitActs.tsx";
import { VisitFacts } from "./VisitFacts.tsx";

/** The link of a message about a visit: see when and where, say that one comes, or call it off, without signing in. */
export default function Visit() {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const [key] = useState(() => location.hash.slice(1));
  const justBooked = bookedWith(suffix, key);
  const client = useQueryClient();
  const reading = useQuery({
    queryKey: ["visit", suffix, key],
    queryFn: () =>
      value(api.POST("/api/portal/{suffix}/visit", { params: { path: { suffix } }, body: { key } })),
    enabled: key !== "",
    staleTime: Number.POSITIVE_INFINITY, // each look is in the audit log
  });
  const { data: card, error } = reading;
  const unknown = !key || (error instanceof Unsuccessful && error.outcome.kind === "refused");

  return (
    <PublicPage>
      <PageHead name={t`Your visit`} />
      {justBooked && <JustBooked booking={justBooked} />}
      {unknown && <NoSuchVisit />}
      {error && !unknown && <TryAgain error={error} onTryAgain={() => void reading.refetch()} />}
      {!card && !error && !unknown && <SkeletonRows rows={2} />}
      {card && (
        <Card
          visitKey={key}
          card={card}
          onChange={(changed) => client.setQueryData(["visit", suffix, key], changed)}
        />
      )}
    </PublicPage>
  );
}

function NoSuchVisit() {
  const pages = usePages();
  const { phone } = useClinic().contact;
  return (
    <>
      <Note tone="warning">
        <Trans>
          This link does not lead to a visit, or no longer. Open it from the message again, or sign in to see
          your bookings.
        </Trans>{" "}
        {phone && <Trans>You can also call us: {phone}</Trans>}
      </Note>
      <a className={buttonClass({ width: "full" })} href={pages.bookings()}>
        <Trans>To my bookings</Trans>
      </a>
    </>
  );
}

type CardProps = { visitKey: string; card: VisitCard; onChange: (card: VisitCard) => void };

function Card({ visitKey, card, onChange }: CardProps) {
  const { suffix } = useClinic();
  const pages = usePages();
  const { status, confirmed_at } = card;
  return (
    <>
      <VisitFacts card={card} />
      {status === "cancelled" && (
        <>
          <Note tone="warning" live>
            <Trans>This visit is cancelled.</Trans>
          </Note>
          <a className={buttonClass({ look: "plain", width: "full" })} href={pages.booking()}>
            <Trans>Book an appointment</Trans>
          </a>
        </>
      )}
      {status === "pending" && (
        <Note icon="clock">
          <Trans>This time is kept for you. The clinic answers, and you hear from us.</Trans>
        </Note>
      )}
      {status === "booked" && confirmed_at && (
        <Note tone="done" live>
          <Trans>You have said that you are coming. Thank you.</Trans>
        </Note>
      )}
      {(status === "arrived" || status === "in-progress") && (
        <Note tone="done" live>
          <Trans>You are checked in. Please take a seat.</Trans>
        </Note>
      )}
      {status === "booked" && card.modality === "in_person" && (
        <CheckIn
          start={card.start}
          zone={card.location.time_zone}
          ask={() =>
            outcome(
              api.POST("/api/portal/{suffix}/visit/check-in-code", {
                params: { path: { suffix } },
                body: { key: visitKey },
              }),
            )
          }
        />
      )}
      {(status === "booked" || status === "pending") && (
        <VisitActs visitKey={visitKey} card={card} onChange={onChange} />
      )}
    </>
  );
}
