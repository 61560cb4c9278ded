import type { PortalSettings, PortalSettingsChange } from "../api/types";

/** What can be changed on the page, in its order, by the server's names. */
export const settingFields = [
  "identification",
  "national_id_kind",
  "access_type",
  "suffix",
  "idle_timeout_minutes",
  "own_account_age",
  "proxy_end_age",
  "proxy_narrow_age",
  "proxy_narrow_scopes",
  "primary_color",
  "phone",
  "email",
  "address",
  "emergency_text_en",
  "emergency_text_hu",
  "emergency_text_es",
] as const;
export type SettingField = (typeof settingFields)[number];
export type SettingValues = Pick<PortalSettings, SettingField>;

export const idOfSetting = (field: string) => `setting-${field}`;

export function settingsOf(saved: PortalSettings): SettingValues {
  const values = Object.fromEntries(settingFields.map((field) => [field, saved[field]]));
  return { ...values, proxy_narrow_age: saved.proxy_narrow_age ?? 0 } as unknown as SettingValues;
}

export const changedSettings = (saved: SettingValues, now: SettingValues): SettingField[] =>
  settingFields.filter((field) => String(saved[field]) !== String(now[field]));

export function settingsChange(
  saved: SettingValues,
  now: SettingValues,
): Omit<PortalSettingsChange, "version"> {
  return Object.fromEntries(changedSettings(saved, now).map((field) => [field, now[field]]));
}
