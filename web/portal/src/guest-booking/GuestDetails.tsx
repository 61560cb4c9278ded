import { Trans, useLingui } from "@lingui/react/macro";
import { BackLink } from "@portico/shared/components/BackLink";
import { Note } from "@portico/shared/components/Note";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dayAt } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ClashCard } from "../booking/ClashCard.tsx";
import { chosenSoFar, type Draft } from "../booking/draft.ts";
import { Kept } from "../booking/Kept.tsx";
import { locationsQuery } from "../booking/offers.ts";
import { Step } from "../booking/Step.tsx";
import { Summary } from "../booking/Summary.tsx";
import { useBooking } from "../booking/useBooking.ts";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { legalQuery } from "../legal/legal.ts";
import { go } from "../routing/navigation.ts";
import { useMaybeHere } from "../session/SessionContext.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { GuestForm } from "./GuestForm.tsx";

/** The last step for who books without an account: a code to what is typed here proves that it is really theirs. */
export default function GuestDetails() {
  const { suffix, guest_booking } = useClinic();
  const pages = usePages();
  const here = useMaybeHere();
  const [draft] = useState(() => chosenSoFar(suffix));
  const elsewhere = !draft
    ? pages.booking()
    : here || guest_booking === "off"
      ? pages.bookingDetails()
      : null;
  useEffect(() => {
    if (elsewhere) go(elsewhere, { replace: true });
  }, [elsewhere]);
  return draft && !elsewhere ? <Chosen draft={draft} /> : null;
}

function Chosen({ draft: before }: { draft: Draft }) {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const pages = usePages();
  const locations = useQuery(locationsQuery(suffix));
  const legal = useQuery(legalQuery(suffix));
  const booking = useBooking(before, undefined);
  const { draft } = booking;
  const { service_id, location_id, practitioner_id, start } = draft.slot;
  const location = locations.data?.items.find(({ id }) => id === location_id);
  const zone = location?.time_zone;
  const error = locations.error ?? legal.error;
  const again = () => void Promise.all([locations.refetch(), legal.refetch()]);
  return (
    <>
      <BackLink
        href={pages.bookingTime({
          service: service_id,
          location: location_id,
          doctor: practitioner_id,
          day: zone && dayAt(start, zone),
        })}
      >
        <Trans>Another time</Trans>
      </BackLink>
      <Step at={3} />
      <PageHead name={t`Book without an account`}>
        <Trans>Tell us who is coming. We send you a code; with it the time is booked.</Trans>
      </PageHead>
      {error && <TryAgain error={error} onTryAgain={again} />}
      {booking.clash && zone && (
        <ClashCard
          clash={booking.clash}
          zone={zone}
          busy={booking.busy}
          onChoose={(slot) => void booking.choose(slot)}
        />
      )}
      {(!location || !legal.data) && !error && <SkeletonRows rows={3} />}
      {location && legal.data && (
        <>
          {!booking.clash && <Summary slot={draft.slot} location={location} />}
          {booking.refused && (
            <Note tone="error" live>
              {booking.refused.detail}
            </Note>
          )}
          {booking.offline && <TryAgain error={booking.offline} />}
          <GuestForm booking={booking} notice={legal.data.version}>
            {draft.hold && !booking.clash && <Kept hold={draft.hold} />}
          </GuestForm>
        </>
      )}
    </>
  );
}
