import { Trans, useLingui } from "@lingui/react/macro";
import { Field } from "@portico/shared/components/Field";
import { Alert, Check } from "@portico/shared/icons";
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { PortalSettings } from "../api/types";
import { BrandImage } from "./BrandImage";

import { Part } from "./Part";
import styles from "./parts.module.css";
import { idOfSetting, type SettingValues } from "./settings";
import { asColor, contrast } from "./theme/contrast";
import { paletteOf } from "./theme/palette";

interface Props {
  form: UseFormReturn<SettingValues>;
  saved: PortalSettings;
  contract: string;
  onSaved: (settings: PortalSettings) => void;
}

export function AppearancePart({ form, saved, contract, onSaved }: Props) {
  const { t } = useLingui();
  const color = form.watch("primary_color");
  const image = (kind: "logo" | "favicon") => ({
    kind,
    contract,
    url: saved[kind],
    onSaved: (url: string) => onSaved({ ...saved, [kind]: url }),
  });
  return (
    <Part name="appearance" title={<Trans>Appearance</Trans>} changed={color !== saved.primary_color}>
      <ColorField
        color={color}
        error={form.formState.errors.primary_color?.message}
        onColor={(chosen) => form.setValue("primary_color", chosen, { shouldDirty: true })}
      />
      <Readability color={color} />
      <div className={styles.images}>
        <BrandImage {...image("logo")} label={t`Logo`} />
        <BrandImage {...image("favicon")} label={t`Icon in the browser's tab`} />
      </div>
    </Part>
  );
}

type ColorProps = { color: string; error?: string; onColor: (color: string) => void };

function ColorField({ color, error, onColor }: ColorProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState<string>();
  const wrong = typed !== undefined && asColor(typed) === undefined;
  return (
    <div className={`${styles.swatchField} ${styles.single}`}>
      <input
        type="color"
        className={styles.swatch}
        aria-label={t`Pick the primary colour`}
        value={color}
        onChange={(event) => {
          setTyped(undefined);
          onColor(event.target.value);
        }}
      />
      <Field
        id={idOfSetting("primary_color")}
        size="staff"
        label={t`Primary colour`}
        error={wrong ? t`Write it like #2b6cb0` : error}
        value={typed ?? color}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          const chosen = asColor(event.target.value);
          if (chosen) onColor(chosen);
        }}
        onBlur={() => setTyped(undefined)}
      />
    </div>
  );
}

/** Says before saving what the portal will make of the colour. */
function Readability({ color }: { color: string }) {
  const { i18n } = useLingui();
  const { brand, on_brand } = paletteOf(color, "light");
  const ratio = i18n.number(Math.floor(contrast(brand, on_brand) * 10) / 10);
  const before = i18n.number(Math.floor(contrast(color, "#ffffff") * 10) / 10);
  const kept = brand === color;
  return (
    <p className={styles.says} data-changed={kept ? undefined : true} aria-live="polite">
      {kept ? <Check size={18} /> : <Alert size={18} />}
      {kept && on_brand === "#ffffff" && (
        <Trans>Readable as it is, with white words on it: contrast {ratio} : 1.</Trans>
      )}
      {kept && on_brand !== "#ffffff" && (
        <Trans>Too light for white words, so they will be dark: contrast {ratio} : 1.</Trans>
      )}
      {!kept && (
        <Trans>
          Buttons will be {brand}, because {before} : 1 would be too little to read; so it is {ratio} : 1.
        </Trans>
      )}
    </p>
  );
}
