import { Trans, useLingui } from "@lingui/react/macro";
import { BackLink } from "@portico/shared/components/BackLink";
import { Note } from "@portico/shared/components/Note";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dayAt } from "@portico/shared/dates";
import { useQueries } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { go } from "../routing/navigation.ts";
import { usePlace } from "../routing/place.ts";
import { useMaybeHere } from "../session/SessionContext.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { ChangeNote } from "./ChangeNote.tsx";
import { ClashCard } from "./ClashCard.tsx";
import { Confirm } from "./Confirm.tsx";
import { chosenSoFar, type Draft } from "./draft.ts";
import { locationsQuery } from "./offers.ts";
import { SignInFirst } from "./SignInFirst.tsx";
import { Step } from "./Step.tsx";
import { Summary } from "./Summary.tsx";
import { useBooking } from "./useBooking.ts";

/** The last step: what was chosen stands there once more, kept for ten minutes, and is booked. */
export default function Details() {
  const { suffix } = useClinic();
  const pages = usePages();
  const [draft] = useState(() => chosenSoFar(suffix));
  useEffect(() => {
    if (!draft) go(pages.booking(), { replace: true });
  }, [draft, pages]);
  return draft ? <Chosen draft={draft} /> : null;
}

function Chosen({ draft: before }: { draft: Draft }) {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const pages = usePages();
  const here = useMaybeHere();
  const change = usePlace().filters.get("change") ?? undefined;
  const [locations] = useQueries({ queries: [locationsQuery(suffix)] });
  const booking = useBooking(before, change);
  const { draft } = booking;
  const { service_id, location_id, practitioner_id, start } = draft.slot;
  const location = locations.data?.items.find(({ id }) => id === location_id);
  const zone = location?.time_zone;
  const times = pages.bookingTime({
    service: service_id,
    location: location_id,
    doctor: practitioner_id,
    day: zone && dayAt(start, zone),
    change,
  });
  return (
    <>
      <BackLink href={times}>
        <Trans>Another time</Trans>
      </BackLink>
      <Step at={3} change={change !== undefined} />
      <PageHead name={change ? t`Is this right?` : t`Check and book`} />
      {change && <ChangeNote id={change} />}
      {locations.error && <TryAgain error={locations.error} onTryAgain={() => void locations.refetch()} />}
      {booking.clash && zone && (
        <ClashCard
          clash={booking.clash}
          zone={zone}
          busy={booking.busy}
          onChoose={(slot) => void booking.choose(slot)}
        />
      )}
      {!location && !locations.error && <SkeletonRows rows={3} />}
      {location && !booking.clash && (
        <>
          <Summary slot={draft.slot} location={location} />
          {booking.refused && (
            <Note tone="error" live>
              {booking.refused.detail}
            </Note>
          )}
          {booking.offline && <TryAgain error={booking.offline} />}
          {here ? <Confirm booking={booking} change={change} /> : <SignInFirst draft={draft} />}
        </>
      )}
    </>
  );
}
