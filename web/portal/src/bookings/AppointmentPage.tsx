import { Trans, useLingui } from "@lingui/react/macro";
import { BackLink } from "@portico/shared/components/BackLink";
import { buttonClass } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dayAt } from "@portico/shared/dates";
import { PersonAdd } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { Appointment } from "../clinic/types.ts";
import { pagesOf } from "../pages.ts";
import { usePlace } from "../routing/place.ts";
import { useHere, usePatientPath } from "../session/SessionContext.ts";
import { useActFor } from "../session/useActFor.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { CheckIn } from "../visit/CheckIn.tsx";
import { Acts } from "./Acts.tsx";
import { AppointmentCard } from "./AppointmentCard.tsx";
import styles from "./AppointmentPage.module.css";
import { appointmentQuery, checkInCode } from "./appointments.ts";

/** One booking; right after it was made, what comes next. */
export default function AppointmentPage() {
  const { t } = useLingui();
  const pages = usePages();
  const { page, filters } = usePlace();
  const path = usePatientPath(useClinic().suffix);
  const actFor = useActFor();
  const found = useQuery(appointmentQuery(path, page.split("/")[1] ?? ""));
  const just = filters.get("just");
  const asked = found.data?.status === "pending";
  const heading =
    just === "booked" && asked
      ? t`Your request is sent`
      : just === "booked"
        ? t`You are booked in`
        : just === "moved"
          ? t`Your booking is moved`
          : "";
  return (
    <>
      <BackLink href={pages.bookings()}>
        <Trans>Bookings</Trans>
      </BackLink>
      <PageHead name={heading || t`Your booking`}>
        {heading && !asked && <Trans>We look forward to seeing you. You find it under “Bookings”.</Trans>}
      </PageHead>
      {found.error && <TryAgain error={found.error} onTryAgain={() => void found.refetch()} />}
      {!found.data && !found.error && <SkeletonRows rows={2} />}
      {found.data?.status === "cancelled" && (
        <Note tone="warning">
          <Trans>This booking is cancelled.</Trans>
        </Note>
      )}
      {found.data && (
        <AppointmentCard appointment={found.data}>
          <Acts appointment={found.data} patient_id={path.patient_id} actFor={actFor} />
        </AppointmentCard>
      )}
      {found.data?.status === "booked" && <Arrival appointment={found.data} />}
      {just === "booked" && found.data && <Another booked={found.data} />}
    </>
  );
}

function Arrival({ appointment: { id, start, location } }: { appointment: Appointment }) {
  const path = usePatientPath(useClinic().suffix);
  return <CheckIn start={start} zone={location.time_zone} ask={() => checkInCode(path, id)} />;
}

/** Siblings come one after the other: the same visit, the same day. */
function Another({ booked }: { booked: Appointment }) {
  const { suffix } = useClinic();
  const { session, profile } = useHere();
  const others = session.profiles.filter(
    ({ patient_id, scopes }) => patient_id !== profile.patient_id && scopes.includes("appointments"),
  );
  if (others.length === 0) return null;
  const address = (patient_id: string, relation: string) =>
    pagesOf(suffix, relation === "self" ? undefined : patient_id).bookingTime({
      service: booked.service_id,
      location: booked.location.id,
      doctor: booked.practitioner_id,
      day: dayAt(booked.start, booked.location.time_zone),
    });
  return (
    <section className={styles.another} aria-labelledby="another">
      <h2 id="another">
        <Trans>Somebody else as well, on the same day?</Trans>
      </h2>
      {others.map(({ patient_id, relation, name }) => (
        <a key={patient_id} className={buttonClass({ look: "plain" })} href={address(patient_id, relation)}>
          <PersonAdd />
          {relation === "self" ? <Trans>Book another for me</Trans> : <Trans>Book another for {name}</Trans>}
        </a>
      ))}
    </section>
  );
}
