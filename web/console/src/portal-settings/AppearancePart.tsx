import { Trans, useLingui } from "@lingui/react/macro";
import { Field } from "@portico/shared/components/Field";
import { Alert, Check } from "@portico/shared/icons";
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { PortalSettings } from "../api/types";
import { BrandImage } from "./BrandImage";
import { asColor, contrast, readable } from "./contrast";
import { Part } from "./Part";
import styles from "./parts.module.css";
import { idOfSetting, type SettingValues } from "./settings";

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

/** Says before saving what the portal will make of the colour: its buttons carry white words. */
function Readability({ color }: { color: string }) {
  const { i18n } = useLingui();
  const ratio = i18n.number(Math.floor(contrast(color, "#ffffff") * 10) / 10);
  const fine = readable(color) === color;
  return (
    <p className={styles.says} data-changed={fine ? undefined : true} aria-live="polite">
      {fine ? <Check size={18} /> : <Alert size={18} />}
      {fine ? (
        <Trans>Readable as it is: white words on it have a contrast of {ratio} : 1.</Trans>
      ) : (
        <Trans>
          White words on it have a contrast of only {ratio} : 1. The portal uses the nearest shade that can be
          read.
        </Trans>
      )}
    </p>
  );
}
