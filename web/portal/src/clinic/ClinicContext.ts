import { createContext, useContext } from "react";
import { type Pages, pagesOf } from "../pages.ts";
import { useActFor } from "../session/useActFor.ts";
import type { Clinic } from "./types.ts";

export const ClinicContext = createContext<Clinic | null>(null);

export function useClinic(): Clinic {
  const clinic = useContext(ClinicContext);
  if (!clinic) throw new Error("outside of a clinic's pages");
  return clinic;
}

/** The addresses of this clinic's portal, keeping whom one acts for. */
export function usePages(): Pages {
  return pagesOf(useClinic().suffix, useActFor());
}
