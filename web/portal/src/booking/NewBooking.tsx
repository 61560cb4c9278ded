import { Trans, useLingui } from "@lingui/react/macro";
import { BackLink } from "@portico/shared/components/BackLink";
import { Empty } from "@portico/shared/components/Empty";
import { Field } from "@portico/shared/components/Field";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Calendar } from "@portico/shared/icons";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { MissedNote } from "../bookings/MissedNote.tsx";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { OfferedLocation, OfferedPractitioner, OfferedService } from "../clinic/types.ts";
import { usePlace } from "../routing/place.ts";
import { useMaybeHere } from "../session/SessionContext.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { CallUs } from "./CallUs.tsx";
import { Doctors } from "./Doctors.tsx";
import { Institutions } from "./Institutions.tsx";
import styles from "./NewBooking.module.css";
import { locationsQuery, practitionersQuery, servicesQuery } from "./offers.ts";
import { Services } from "./Services.tsx";
import { Step } from "./Step.tsx";
import { matches } from "./search.ts";

/** The first step: where, and what for or with whom. */
export default function NewBooking() {
  const { t } = useLingui();
  const { suffix, name } = useClinic();
  const pages = usePages();
  const here = useMaybeHere();
  const [locations, services, practitioners] = useQueries({
    queries: [locationsQuery(suffix), servicesQuery(suffix), practitionersQuery(suffix)],
  });
  const error = locations.error ?? services.error ?? practitioners.error;
  const again = () => {
    for (const one of [locations, services, practitioners]) if (one.error) void one.refetch();
  };
  return (
    <>
      <BackLink href={here ? pages.bookings() : pages.landing}>
        {here ? <Trans>Bookings</Trans> : name}
      </BackLink>
      <Step at={1} />
      <PageHead name={t`New booking`} />
      {here && <MissedNote patient_id={here.profile.patient_id} />}
      {error && <TryAgain error={error} onTryAgain={again} />}
      {locations.data && services.data && practitioners.data ? (
        <Offers
          locations={locations.data.items}
          services={services.data.items}
          practitioners={practitioners.data.items}
        />
      ) : (
        !error && <SkeletonRows rows={6} />
      )}
    </>
  );
}

type Offered = {
  locations: OfferedLocation[];
  services: OfferedService[];
  practitioners: OfferedPractitioner[];
};

function Offers({ locations, services, practitioners }: Offered) {
  const { t } = useLingui();
  const { filters } = usePlace();
  const [typed, setTyped] = useState("");
  const location = locations.find(({ id }) => id === filters.get("location")) ?? locations[0];
  const doctor = practitioners.find(({ id }) => id === filters.get("doctor"));
  const byDoctor = filters.get("by") === "doctor";
  if (!location)
    return (
      <>
        <Empty icon={<Calendar size={22} />} title={<Trans>Nothing can be booked here yet</Trans>}>
          <Trans>The clinic takes bookings by phone.</Trans>
        </Empty>
        <CallUs />
      </>
    );
  const isHere = ({ locations: where }: { locations: string[] }) => where.includes(location.id);
  const found = (...texts: string[]) => matches(typed.trim(), ...texts);
  const wanted = services.filter(
    (one) =>
      found(one.name, one.specialty, ...namesOf(one, practitioners)) &&
      (!doctor || one.practitioners.includes(doctor.id)),
  );
  const doctors = practitioners.filter((one) => found(one.name, one.specialty) && isHere(one));
  return (
    <>
      {locations.length > 1 && <Institutions locations={locations} chosen={location} />}
      <section className={styles.what} aria-labelledby="what">
        <h2 id="what">
          <Trans>What do you need?</Trans>
        </h2>
        {!doctor && (
          <Field
            type="search"
            label={<Trans>Search</Trans>}
            hint={t`An examination, a specialty or a doctor`}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
        {!doctor && <Ways location={location} byDoctor={byDoctor} />}
        {byDoctor && !doctor ? (
          <Doctors doctors={doctors} services={services} location={location} />
        ) : (
          <Services
            services={wanted.filter(isHere)}
            elsewhere={wanted.filter((one) => !isHere(one))}
            locations={locations}
            location={location}
            doctor={doctor}
          />
        )}
      </section>
      <CallUs phone={location.phone} />
    </>
  );
}

const namesOf = (service: OfferedService, practitioners: OfferedPractitioner[]) =>
  practitioners.filter(({ id }) => service.practitioners.includes(id)).map(({ name }) => name);

/** By what is to be done, or by who does it. */
function Ways({ location, byDoctor }: { location: OfferedLocation; byDoctor: boolean }) {
  const { t } = useLingui();
  const pages = usePages();
  return (
    <nav aria-label={t`How to look`}>
      <ul className={styles.ways}>
        <li>
          <a
            className={styles.way}
            href={pages.booking({ location: location.id })}
            aria-current={byDoctor ? undefined : "true"}
            data-replace
          >
            <Trans>Examinations</Trans>
          </a>
        </li>
        <li>
          <a
            className={styles.way}
            href={pages.booking({ location: location.id, by: "doctor" })}
            aria-current={byDoctor ? "true" : undefined}
            data-replace
          >
            <Trans>Doctors</Trans>
          </a>
        </li>
      </ul>
    </nav>
  );
}
