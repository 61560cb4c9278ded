import { Trans, useLingui } from "@lingui/react/macro";
import { BackLink } from "@portico/shared/components/BackLink";
import { Note } from "@portico/shared/components/Note";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQueries } from "@tanstack/react-query";
import { practitionersQuery, servicesQuery } from "../booking/offers.ts";
import { appointmentQuery } from "../bookings/appointments.ts";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { usePlace } from "../routing/place.ts";
import { usePatientPath } from "../session/SessionContext.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { WaitForm } from "./WaitForm.tsx";

/** "Tell me when something earlier comes": for a service, or in the place of a booking. */
export default function NewWait() {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const pages = usePages();
  const path = usePatientPath(suffix);
  const { filters } = usePlace();
  const service_id = filters.get("service") ?? undefined;
  const instead = filters.get("instead");
  const [services, doctors, appointment] = useQueries({
    queries: [
      servicesQuery(suffix),
      practitionersQuery(suffix, { service: service_id }),
      { ...appointmentQuery(path, instead ?? ""), enabled: Boolean(instead) },
    ],
  });
  const error = services.error ?? doctors.error ?? appointment.error;
  const service = services.data?.items.find(({ id }) => id === service_id);
  const ready = services.data && doctors.data && (!instead || appointment.data);
  return (
    <>
      <BackLink href={pages.waiting}>
        <Trans>Waiting list</Trans>
      </BackLink>
      <PageHead name={instead ? t`Something earlier?` : t`Waiting list`}>
        <Trans>When a time that suits you becomes free, we write to you, and one tap makes it yours.</Trans>
      </PageHead>
      {error && (
        <TryAgain
          error={error}
          onTryAgain={() => {
            for (const one of [services, doctors, appointment]) if (one.error) void one.refetch();
          }}
        />
      )}
      {!ready && !error && <SkeletonRows rows={4} />}
      {ready && !service && (
        <Note tone="warning">
          <Trans>This is no longer offered. Please choose again.</Trans>
        </Note>
      )}
      {ready && service && (
        <WaitForm service={service} doctors={doctors.data.items} appointment={appointment.data} />
      )}
    </>
  );
}
