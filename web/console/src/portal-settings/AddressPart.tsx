import { Trans, useLingui } from "@lingui/react/macro";
import { Field } from "@portico/shared/components/Field";
import type { UseFormReturn } from "react-hook-form";
import type { PortalSettings } from "../api/types";
import { Part } from "./Part";
import styles from "./parts.module.css";
import { idOfSetting, type SettingValues } from "./settings";
import { addressWith, type SuffixFault, suffixFault } from "./suffix";

interface Props {
  form: UseFormReturn<SettingValues>;
  saved: PortalSettings;
}

export function AddressPart({ form, saved }: Props) {
  const { t } = useLingui();
  const suffix = form.watch("suffix");
  const changed = suffix !== saved.suffix;
  const fault = changed ? suffixFault(suffix) : undefined;
  const words: Record<SuffixFault, string> = {
    letters: t`Use small letters a–z, digits and hyphens only`,
    short: t`Use at least 3 characters`,
    long: t`Use at most 40 characters`,
    hyphen: t`Begin and end with a letter or digit`,
  };
  const address = addressWith(saved.portal_url, suffix);
  return (
    <Part name="address" title={<Trans>Address of the portal</Trans>} changed={changed}>
      <div className={styles.fields}>
        <Field
          {...form.register("suffix", {
            validate: (typed) => (typed === saved.suffix ? true : say(words, suffixFault(typed))),
          })}
          id={idOfSetting("suffix")}
          size="staff"
          label={t`End of the address`}
          hint={t`Small letters, digits and hyphens, 3 to 40`}
          error={form.formState.errors.suffix?.message ?? (fault && words[fault])}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
        <p aria-live="polite">
          <span className={styles.unsaved}>
            <Trans>Patients will find it at</Trans>
          </span>
          <span className={styles.preview}>{address}</span>
        </p>
      </div>
      {changed && (
        <p className={styles.note}>
          <Trans>The old address goes on leading to the new one, so printed leaflets stay right.</Trans>
        </p>
      )}
    </Part>
  );
}

const say = (words: Record<SuffixFault, string>, fault?: SuffixFault) => (fault ? words[fault] : true);
