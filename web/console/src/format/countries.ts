import { useLingui } from "@lingui/react/macro";
import { region } from "@portico/shared/i18n";
import { useMemo } from "react";

/** A country's name in the language on screen; its code when the browser knows no name. */
export function useCountryName(): (code: string) => string {
  const { i18n } = useLingui();
  // biome-ignore lint/correctness/useExhaustiveDependencies: region() follows the locale
  return useMemo(() => {
    const names = new Intl.DisplayNames([region()], { type: "region", fallback: "code" });
    return (code: string) => {
      try {
        return names.of(code.toUpperCase()) ?? code;
      } catch {
        return code;
      }
    };
  }, [i18n.locale]);
}

/** Offered in lists: where our languages are spoken, then their neighbours. A record with another country keeps it. */
export const countries = [
  "HU",
  "ES",
  "CR",
  "MX",
  "CO",
  "AR",
  "CL",
  "PE",
  "EC",
  "UY",
  "PA",
  "GT",
  "DO",
  "GB",
  "IE",
  "US",
  "AT",
  "DE",
  "RO",
  "SK",
  "SI",
  "HR",
  "RS",
  "UA",
  "PL",
  "CZ",
  "IT",
  "FR",
  "NL",
  "CH",
  "CA",
] as const;
