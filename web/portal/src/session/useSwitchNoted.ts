import { api, outcome } from "@portico/shared/api";
import { useEffect } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Profile } from "../clinic/types.ts";

/** Has the clinic's log say that from now on another's pages are on screen. Every call names its patient all the same. */
export function useSwitchNoted(profile?: Profile) {
  const { suffix } = useClinic();
  const patient_id = profile && profile.relation !== "self" ? profile.patient_id : undefined;
  useEffect(() => {
    if (patient_id)
      void outcome(
        api.POST("/api/portal/{suffix}/profile-switches", {
          params: { path: { suffix } },
          body: { patient_id },
        }),
      );
  }, [suffix, patient_id]);
}
