import { useLingui } from "@lingui/react/macro";
import type { Language } from "@portico/shared/i18n";
import { isLanguage, languages } from "@portico/shared/i18n";
import type { Availability, Modality, Service } from "./types";

export function useAvailabilityWords(): Record<Availability, string> {
  const { t } = useLingui();
  return { online: t`Online`, on_request: t`On request`, by_phone: t`By phone`, hidden: t`Hidden` };
}

export function useModalityWords(): Record<Modality, string> {
  const { t } = useLingui();
  return { in_person: t`In person`, phone: t`By telephone`, video: t`By video` };
}

/** In the language on screen, else the contract's, else any that there is. */
export function useNameOf(own: Language): (service: Pick<Service, "name">) => string {
  const { i18n } = useLingui();
  const read = isLanguage(i18n.locale) ? i18n.locale : own;
  return ({ name }) => [read, own, ...languages].map((one) => name[one]).find((text) => text !== "") ?? "";
}

/** "Bimbó út" of "Rózsadomb Medical, Bimbó út": beside others of the same clinic its name says nothing. */
export const shortPlace = (name: string, clinic: string) =>
  (name.startsWith(clinic) && name.slice(clinic.length).replace(/^[\s,–-]+/, "")) || name;
