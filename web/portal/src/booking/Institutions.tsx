import { Trans } from "@lingui/react/macro";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { OfferedLocation } from "../clinic/types.ts";
import { go } from "../routing/navigation.ts";
import { usePlace } from "../routing/place.ts";
import styles from "./Institutions.module.css";
import { placeName } from "./placeName.ts";

type Props = { locations: OfferedLocation[]; chosen: OfferedLocation };

/** Where one would come to; not asked where there is one place only. */
export function Institutions({ locations, chosen }: Props) {
  const clinic = useClinic();
  const pages = usePages();
  const { filters } = usePlace();
  const by = filters.get("by") === "doctor" ? ("doctor" as const) : undefined;
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>
        <Trans>Institution</Trans>
      </legend>
      <div className={styles.card}>
        {locations.map(({ id, name, address_line, postal_code, city }) => (
          <label key={id} className={styles.choice}>
            <input
              type="radio"
              name="location"
              checked={id === chosen.id}
              onChange={() => go(pages.booking({ location: id, by }), { replace: true })}
            />
            <span className={styles.words}>
              <span className={styles.name}>{placeName(name, clinic.name)}</span>
              <span className={styles.meta}>
                {[[postal_code, city].filter(Boolean).join(" "), address_line].filter(Boolean).join(", ")}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
