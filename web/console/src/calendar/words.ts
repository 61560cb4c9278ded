import { useLingui } from "@lingui/react/macro";
import type { AppointmentStatus } from "../api/types";

export function useStatusWords(): Record<AppointmentStatus, string> {
  const { t } = useLingui();
  return {
    booked: t`Booked`,
    arrived: t`Arrived`,
    "in-progress": t`In progress`,
    fulfilled: t`Done`,
    noshow: t`Did not come`,
    cancelled: t`Cancelled`,
  };
}
