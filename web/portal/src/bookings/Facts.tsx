import { Trans } from "@lingui/react/macro";
import { serverNow } from "@portico/shared/clock";
import { fullDateAt, timeAt, weekdayAt } from "@portico/shared/dates";
import { Clock, Phone, Pin, Receipt, Video } from "@portico/shared/icons";
import { priceText } from "@portico/shared/money";
import type { ReactNode } from "react";
import { placeName } from "../booking/placeName.ts";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Appointment } from "../clinic/types.ts";
import styles from "./Facts.module.css";
import { addressLine, dayWord, mapLink } from "./standing.ts";

type Visit = Pick<Appointment, "start" | "end" | "location" | "modality" | "video_url" | "price">;

/** When, where and for how much. */
export function Facts({ visit, withPrice }: { visit: Visit; withPrice?: boolean }) {
  const { price } = visit;
  return (
    <ul className={styles.facts}>
      <When visit={visit} />
      <Where visit={visit} />
      {withPrice && price && (
        <Fact icon={<Receipt size={18} />}>
          <Trans>Price: {priceText(price)}</Trans>
        </Fact>
      )}
    </ul>
  );
}

const Fact = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <li className={styles.fact}>
    <span className={styles.icon}>{icon}</span>
    <span className={styles.words}>{children}</span>
  </li>
);

function When({ visit }: { visit: Visit }) {
  const zone = visit.location.time_zone;
  const time = timeAt(visit.start, zone);
  const weekday = weekdayAt(visit.start, zone);
  const word = dayWord(visit, serverNow());
  return (
    <Fact icon={<Clock size={18} />}>
      <strong>
        {word === "today" && <Trans>Today at {time}</Trans>}
        {word === "tomorrow" && <Trans>Tomorrow at {time}</Trans>}
        {word === "later" && `${weekday}, ${time}`}
      </strong>
      <span className={styles.meta}>{fullDateAt(visit.start, zone)}</span>
    </Fact>
  );
}

function Where({ visit: { location, modality, video_url } }: { visit: Visit }) {
  const clinic = useClinic();
  const place = placeName(location.name, clinic.name);
  if (modality === "phone")
    return (
      <Fact icon={<Phone size={18} />}>
        <Trans>By phone: we call you</Trans>
      </Fact>
    );
  if (modality === "video")
    return (
      <Fact icon={<Video size={18} />}>
        {video_url ? (
          <a className={styles.map} href={video_url} target="_blank" rel="noreferrer">
            <Trans>By video: join here at the time of the visit</Trans>
          </a>
        ) : (
          <Trans>By video</Trans>
        )}
        <span className={styles.meta}>{place}</span>
      </Fact>
    );
  const address = addressLine(location);
  return (
    <Fact icon={<Pin size={18} />}>
      {place}
      {address && (
        <a className={styles.map} href={mapLink(location)} target="_blank" rel="noreferrer">
          {address}
        </a>
      )}
    </Fact>
  );
}
