import { Trans } from "@lingui/react/macro";
import { BackLink } from "@portico/shared/components/BackLink";
import { Card } from "@portico/shared/components/Card";
import { Note } from "@portico/shared/components/Note";
import { usePages } from "../clinic/ClinicContext.ts";
import type { OfferedLocation, OfferedPractitioner, OfferedService } from "../clinic/types.ts";
import { ServiceRow } from "./ServiceRow.tsx";
import styles from "./Services.module.css";

type Props = {
  /** At the institution that is chosen, and at others. */
  services: OfferedService[];
  elsewhere: OfferedService[];
  locations: OfferedLocation[];
  location: OfferedLocation;
  /** Only what this one does. */
  doctor?: OfferedPractitioner;
};

/** What can be had: the way to its times, or what else to do for it. */
export function Services({ services, elsewhere, locations, location, doctor }: Props) {
  const pages = usePages();
  return (
    <>
      {doctor && (
        <>
          <BackLink href={pages.booking({ location: location.id, by: "doctor" })}>
            <Trans>All doctors</Trans>
          </BackLink>
          <p>
            <Trans>
              With <strong>{doctor.name}</strong>
            </Trans>
          </p>
        </>
      )}
      {services.length === 0 && elsewhere.length === 0 && (
        <Note live>
          <Trans>Nothing matches what you are looking for. Try another word.</Trans>
        </Note>
      )}
      {services.length > 0 && (
        <Card as="ul">
          {services.map((service) => (
            <li key={service.id}>
              <ServiceRow service={service} location={location} doctor={doctor} />
            </li>
          ))}
        </Card>
      )}
      {elsewhere.length > 0 && (
        <>
          <h3 className={styles.elsewhere}>
            <Trans>At another institution</Trans>
          </h3>
          <Card as="ul">
            {elsewhere.map((service) => (
              <li key={service.id}>
                <ServiceRow service={service} location={placeOf(service, locations)} doctor={doctor} named />
              </li>
            ))}
          </Card>
        </>
      )}
    </>
  );
}

const placeOf = (service: OfferedService, locations: OfferedLocation[]) =>
  locations.find(({ id }) => service.locations.includes(id));
