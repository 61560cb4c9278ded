import { Trans } from "@lingui/react/macro";
import { Card, Row } from "@portico/shared/components/Card";
import { Note } from "@portico/shared/components/Note";
import { Stethoscope } from "@portico/shared/icons";
import { usePages } from "../clinic/ClinicContext.ts";
import type { OfferedLocation, OfferedPractitioner, OfferedService } from "../clinic/types.ts";

type Props = { doctors: OfferedPractitioner[]; services: OfferedService[]; location: OfferedLocation };

/** Who is there; whoever does one thing only leads straight to its times. */
export function Doctors({ doctors, services, location }: Props) {
  const pages = usePages();
  const addressOf = (doctor: OfferedPractitioner) => {
    const own = services.filter(
      ({ id, locations }) => doctor.services.includes(id) && locations.includes(location.id),
    );
    const only = own.length === 1 && own[0]?.availability !== "by_phone" ? own[0] : undefined;
    return only
      ? pages.bookingTime({ service: only.id, location: location.id, doctor: doctor.id })
      : pages.booking({ location: location.id, by: "doctor", doctor: doctor.id });
  };
  if (doctors.length === 0)
    return (
      <Note live>
        <Trans>No doctor here matches what you are looking for.</Trans>
      </Note>
    );
  return (
    <Card as="ul">
      {doctors.map((doctor) => (
        <li key={doctor.id}>
          <Row href={addressOf(doctor)} icon={<Stethoscope size={22} />} title={doctor.name}>
            {doctor.specialty || undefined}
          </Row>
        </li>
      ))}
    </Card>
  );
}
