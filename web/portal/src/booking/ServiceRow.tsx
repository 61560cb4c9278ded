import { Plural, Trans } from "@lingui/react/macro";
import { Row } from "@portico/shared/components/Card";
import { readablePhone, telephone } from "@portico/shared/contact";
import { Phone } from "@portico/shared/icons";
import { priceText } from "@portico/shared/money";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { OfferedLocation, OfferedPractitioner, OfferedService } from "../clinic/types.ts";
import { Earliest } from "./Earliest.tsx";
import { placeName } from "./placeName.ts";
import styles from "./ServiceRow.module.css";

type Props = {
  service: OfferedService;
  location?: OfferedLocation;
  doctor?: OfferedPractitioner;
  /** Says at which institution. */
  named?: boolean;
};

/** One that can be booked leads to its times; another says whom to call. */
export function ServiceRow({ service, location, doctor, named }: Props) {
  const pages = usePages();
  const { name: clinic } = useClinic();
  const online = service.availability !== "by_phone";
  const href = online
    ? pages.bookingTime({ service: service.id, location: location?.id, doctor: doctor?.id })
    : undefined;
  return (
    <Row href={href} title={service.name} end={online ? undefined : <span />}>
      <span className={styles.facts}>
        <Terms service={service} />
        {service.availability === "on_request" && (
          <span>
            <Trans>On request: the clinic confirms the time</Trans>
          </span>
        )}
        {named && location && <span>{placeName(location.name, clinic)}</span>}
      </span>
      {online ? (
        <Earliest service={service} location={location} doctor={doctor} />
      ) : (
        <Otherwise location={location} />
      )}
    </Row>
  );
}

/** How long, and for how much. */
function Terms({ service }: { service: OfferedService }) {
  const { duration_minutes, price, highest_price, modality } = service;
  const from = price && priceText(price);
  return (
    <span>
      <Plural value={duration_minutes} one="# minute" other="# minutes" />
      {from && <> · {highest_price ? <Trans>from {from}</Trans> : from}</>}
      {modality === "video" && (
        <>
          {" "}
          · <Trans>by video</Trans>
        </>
      )}
      {modality === "phone" && (
        <>
          {" "}
          · <Trans>by phone</Trans>
        </>
      )}
    </span>
  );
}

function Otherwise({ location }: Pick<Props, "location">) {
  const clinic = useClinic();
  const phone = location?.phone ? readablePhone(location.phone) : clinic.contact.phone;
  return (
    <span className={styles.otherwise}>
      <Phone size={18} />
      <span>
        <Trans>Booked by phone:</Trans> {phone && <a href={telephone(phone)}>{phone}</a>}
      </span>
    </span>
  );
}
