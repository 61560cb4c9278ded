import { useLingui } from "@lingui/react/macro";
import { region } from "@portico/shared/i18n";
import type { AppointmentStatus, Service } from "../api/types";

export function useStatusWords(): Record<AppointmentStatus, string> {
  const { t } = useLingui();
  return {
    booked: t`Booked`,
    arrived: t`Arrived`,
    "in-progress": t`In progress`,
    fulfilled: t`Done`,
    noshow: t`Did not come`,
    cancelled: t`Cancelled`,
    pending: t`Asked for`,
  };
}

/** In the language on screen, or in one that the clinic has filled in. */
export function serviceName({ name }: Service): string {
  const own = name[region().slice(0, 2) as keyof Service["name"]];
  return own || name.hu || name.en || name.es;
}

/** Whose visit it is; a guest's name is erased thirty days after the visit. */
export function useNameOf(): (visit: { patient_name: string }) => string {
  const { t } = useLingui();
  return ({ patient_name }) => patient_name || t`Guest (erased)`;
}
