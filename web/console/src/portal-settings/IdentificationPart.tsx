import { Trans, useLingui } from "@lingui/react/macro";
import { SelectField } from "@portico/shared/components/SelectField";
import type { UseFormReturn } from "react-hook-form";
import type { PortalSettings } from "../api/types";
import { useNationalIdWords } from "../format/words";
import { RadioCard } from "../ui/Radio";
import { Part } from "./Part";
import styles from "./parts.module.css";
import { idOfSetting, type SettingValues } from "./settings";

interface Props {
  form: UseFormReturn<SettingValues>;
  saved: PortalSettings;
}

export function IdentificationPart({ form, saved }: Props) {
  const { t } = useLingui();
  const ids = useNationalIdWords();
  const { identification, national_id_kind } = form.watch();
  const kinds = [...new Set(["hu_taj", "cr_cedula", "cr_dimex", saved.national_id_kind] as const)];
  const id = national_id_kind === "none" ? t`ID number` : ids[national_id_kind];
  return (
    <Part
      name="identification"
      title={<Trans>How patients identify themselves</Trans>}
      changed={identification !== saved.identification}
    >
      <div className={styles.pair} role="radiogroup" aria-labelledby="identification-title">
        <RadioCard
          {...form.register("identification")}
          id={idOfSetting("identification")}
          value="email"
          hint={<Trans>They log in with the address on their record.</Trans>}
        >
          <Trans>E-mail address</Trans>
        </RadioCard>
        <RadioCard
          {...form.register("identification")}
          value="national_id"
          hint={<Trans>Who has none logs in with a passport or clinic number.</Trans>}
        >
          {id}
        </RadioCard>
      </div>
      {identification === "national_id" && (
        <div className={styles.single}>
          <SelectField
            {...form.register("national_id_kind")}
            id={idOfSetting("national_id_kind")}
            size="staff"
            label={t`Kind of ID number`}
            error={form.formState.errors.national_id_kind?.message}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {ids[kind]}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      <p className={styles.note}>
        <Trans>
          A mobile number, a password and a second factor are needed at every login, whatever is chosen here.
        </Trans>
      </p>
    </Part>
  );
}
