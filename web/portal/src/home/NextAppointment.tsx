import { Trans } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { Card, Row, Section } from "@portico/shared/components/Card";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Calendar } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { Acts } from "../bookings/Acts.tsx";
import { AppointmentCard } from "../bookings/AppointmentCard.tsx";
import { upcomingQuery } from "../bookings/appointments.ts";
import { shownOf } from "../bookings/standing.ts";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { usePatientPath } from "../session/SessionContext.ts";
import { useActedFor } from "../session/useActedFor.ts";
import { useActFor } from "../session/useActFor.ts";

/** The next visit, or the way to one. */
export function NextAppointment() {
  const pages = usePages();
  const name = useActedFor();
  const actFor = useActFor();
  const path = usePatientPath(useClinic().suffix);
  const coming = useQuery(upcomingQuery(path));
  const next = coming.data && shownOf(coming.data.items)[0];
  return (
    <Section
      id="next"
      title={name ? <Trans>Next appointment of {name}</Trans> : <Trans>Next appointment</Trans>}
      more={{ href: pages.bookings(), text: <Trans>All bookings</Trans> }}
    >
      {coming.error && <TryAgain error={coming.error} onTryAgain={() => void coming.refetch()} />}
      {!coming.data && !coming.error && <SkeletonRows rows={1} />}
      {next && (
        <AppointmentCard appointment={next} level="h3">
          <Acts appointment={next} patient_id={path.patient_id} actFor={actFor} brief />
        </AppointmentCard>
      )}
      {coming.data && !next && (
        <Card>
          <Row icon={<Calendar size={22} />} title={<Trans>You have no coming appointment.</Trans>} />
        </Card>
      )}
      {coming.data && (
        <a className={buttonClass({ look: "plain", width: "full" })} href={pages.booking()}>
          <Calendar />
          <Trans>Book an appointment</Trans>
        </a>
      )}
    </Section>
  );
}
