import { createContext, useContext } from "react";
import type { Profile, Scope, Session } from "../clinic/types.ts";

export type Here = {
  session: Session;
  /** Whose record is on screen. */
  profile: Profile;
};

export const SessionContext = createContext<Here | null>(null);

export function useHere(): Here {
  const here = useContext(SessionContext);
  if (!here) throw new Error("outside of a session");
  return here;
}

/** Where a page is open to anyone: the session, if there is one. */
export const useMaybeHere = (): Here | null => useContext(SessionContext);

/** Whether one may do that for the patient on screen. */
export const useMay = (scope: Scope): boolean => useHere().profile.scopes.includes(scope);

/** The path members that every call about the patient on screen needs. */
export function usePatientPath(suffix: string) {
  return { suffix, patient_id: useHere().profile.patient_id };
}
