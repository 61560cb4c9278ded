import { t } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { serverNow } from "@portico/shared/clock";
import { hourAt } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import { useClinic } from "../clinic/ClinicContext.ts";
import { patientQuery } from "../data/patient.ts";
import { useHere } from "../session/SessionContext.ts";

/** "Good morning, Eszter": by the clinic's clock, to the account's holder. */
export function useGreeting(): string {
  useLingui();
  const { suffix, time_zone } = useClinic();
  const { session, profile } = useHere();
  const own = session.profiles.find(({ relation }) => relation === "self");
  const patient = useQuery({
    ...patientQuery({ suffix, patient_id: own?.patient_id ?? profile.patient_id }),
    enabled: Boolean(own),
  });
  const name = own ? patient.data?.given : session.account.name;
  const hour = hourAt(new Date(serverNow()), time_zone);
  if (!name) return hour < 11 ? t`Good morning` : hour < 18 ? t`Good day` : t`Good evening`;
  return hour < 11 ? t`Good morning, ${name}` : hour < 18 ? t`Good day, ${name}` : t`Good evening, ${name}`;
}
