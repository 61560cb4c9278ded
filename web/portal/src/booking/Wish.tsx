import { Plural, Trans } from "@lingui/react/macro";
import { SelectField } from "@portico/shared/components/SelectField";
import { priceText } from "@portico/shared/money";
import { useQuery } from "@tanstack/react-query";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { OfferedLocation, OfferedService } from "../clinic/types.ts";
import type { TimeFilters } from "../pages.ts";
import { go } from "../routing/navigation.ts";
import { usePlace } from "../routing/place.ts";
import { practitionersQuery } from "./offers.ts";
import { placeName } from "./placeName.ts";
import styles from "./Wish.module.css";

type Props = { service: OfferedService; location: OfferedLocation; there: OfferedLocation[] };

/** What one is looking for, and what of it can still be chosen otherwise. */
export function Wish({ service, location, there }: Props) {
  const { suffix, name: clinic } = useClinic();
  const pages = usePages();
  const { filters } = usePlace();
  const practitioners = useQuery(practitionersQuery(suffix, { service: service.id, location: location.id }))
    .data?.items;
  const doctor = filters.get("doctor") ?? "";
  const change = filters.get("change") ?? undefined;
  const only = practitioners?.length === 1 ? practitioners[0] : undefined;
  const set = (wanted: Partial<TimeFilters>) =>
    go(
      pages.bookingTime({
        service: service.id,
        location: location.id,
        doctor: doctor || undefined,
        change,
        ...wanted,
      }),
      { replace: true },
    );
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        <p className={styles.words}>
          <strong>{service.name}</strong>
          <span className={styles.meta}>
            <Plural value={service.duration_minutes} one="# minute" other="# minutes" />
            {service.price && <> · {priceText(service.price)}</>}
          </span>
          {only && <span className={styles.meta}>{only.name}</span>}
          {there.length === 1 && <span className={styles.meta}>{placeName(location.name, clinic)}</span>}
        </p>
        {!change && (
          <a className={styles.other} href={pages.booking({ location: location.id })}>
            <Trans>Change</Trans>
          </a>
        )}
      </div>
      {there.length > 1 && (
        <SelectField
          label={<Trans>Institution</Trans>}
          value={location.id}
          onChange={(event) => set({ location: event.target.value, doctor: undefined })}
        >
          {there.map(({ id, name }) => (
            <option key={id} value={id}>
              {placeName(name, clinic)}
            </option>
          ))}
        </SelectField>
      )}
      {practitioners && practitioners.length > 1 && (
        <SelectField
          label={<Trans>Doctor</Trans>}
          value={practitioners.some(({ id }) => id === doctor) ? doctor : ""}
          onChange={(event) => set({ doctor: event.target.value || undefined })}
        >
          <AnyDoctor />
          {practitioners.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}

const AnyDoctor = () => (
  <option value="">
    <Trans>Any doctor</Trans>
  </option>
);
