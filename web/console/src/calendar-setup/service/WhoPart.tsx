import { Trans, useLingui } from "@lingui/react/macro";
import { Field } from "@portico/shared/components/Field";
import { Note } from "@portico/shared/components/Note";
import { get } from "react-hook-form";
import { Part } from "../../portal-settings/Part";
import { useClinic } from "../../session/clinic";
import type { Institution, Practitioner } from "../types";
import { shortPlace } from "../words";
import { bound, type ServiceFormState } from "./bound";
import styles from "./WhoPart.module.css";

interface Props {
  form: ServiceFormState;
  practitioners: Practitioner[];
  institutions: Institution[];
}

/** Each doctor at each institution: a box, and beside a ticked one the time and price that are the doctor's own. */
export function WhoPart({ form, practitioners, institutions }: Props) {
  const clinic = useClinic().name;
  const roles = form.watch("practitioners");
  const isUsed = (key: "practitioner_id" | "location_id", id: string) =>
    roles.some((role) => role[key] === id);
  const doctors = practitioners.filter((one) => one.status === "active" || isUsed("practitioner_id", one.id));
  const places = institutions.filter((one) => one.status === "active" || isUsed("location_id", one.id));
  return (
    <Part name="who" title={<Trans>Who offers it</Trans>}>
      {doctors.length === 0 || places.length === 0 ? (
        <Note>
          <Trans>Add your doctors and institutions first; then they can be chosen here.</Trans>
        </Note>
      ) : (
        <ul className={styles.doctors}>
          {doctors.map((doctor) => (
            <li key={doctor.id} className={styles.doctor}>
              {places.length > 1 && (
                <p className={styles.name}>
                  {doctor.name}
                  {doctor.specialty !== "" && <span>{doctor.specialty}</span>}
                </p>
              )}
              <div className={styles.roles}>
                {places.map((place) => (
                  <OneRole
                    key={place.id}
                    form={form}
                    doctor={doctor}
                    place={place}
                    words={places.length > 1 ? shortPlace(place.name, clinic) : doctor.name}
                  />
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

interface RoleProps {
  form: ServiceFormState;
  doctor: Practitioner;
  place: Institution;
  words: string;
}

function OneRole({ form, doctor, place, words }: RoleProps) {
  const { t } = useLingui();
  const roles = form.watch("practitioners");
  const at = roles.findIndex((role) => role.practitioner_id === doctor.id && role.location_id === place.id);
  const turn = (on: boolean) =>
    form.setValue(
      "practitioners",
      on
        ? [
            ...roles,
            {
              practitioner_id: doctor.id,
              location_id: place.id,
              duration_minutes: "",
              price_minor: "",
              video_url: "",
            },
          ]
        : roles.filter((_, one) => one !== at),
      { shouldDirty: true },
    );
  const whole = (get(form.formState.errors, `practitioners.${at}`) as { message?: string } | undefined)
    ?.message;
  const isVideo = form.watch("modality") === "video";
  const hasPrice = form.watch("price.amount_minor").trim() !== "";
  return (
    <div className={styles.role}>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={at >= 0}
          onChange={(event) => turn(event.target.checked)}
          aria-label={`${doctor.name}, ${place.name}`}
        />
        <span>{words}</span>
      </label>
      {at >= 0 && (
        <div className={styles.own} key={at}>
          <Field
            {...bound(form, `practitioners.${at}.duration_minutes`)}
            label={t`Own duration`}
            placeholder={form.watch("duration_minutes")}
            inputMode="numeric"
            autoComplete="off"
          />
          {hasPrice && (
            <Field
              {...bound(form, `practitioners.${at}.price_minor`)}
              label={t`Own price`}
              placeholder={form.watch("price.amount_minor")}
              inputMode="decimal"
              autoComplete="off"
            />
          )}
          {isVideo && (
            <Field
              {...bound(form, `practitioners.${at}.video_url`)}
              label={t`Address of the video room`}
              hint={t`Patients see it with their booking. '{visit}' in it becomes a word of its own for each visit, so that nobody comes into another’s.`}
              placeholder="https://"
              inputMode="url"
              autoComplete="off"
            />
          )}
        </div>
      )}
      {whole && <p className={styles.fault}>{whole}</p>}
    </div>
  );
}
