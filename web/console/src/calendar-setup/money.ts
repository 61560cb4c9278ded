import { region } from "@portico/shared/i18n";
import { minorDigits } from "@portico/shared/money";

/** What stands in a field: digits, and a point in the way of the language. */
export const amountText = (amount_minor: number, currency: string) =>
  new Intl.NumberFormat(region(), {
    useGrouping: false,
    maximumFractionDigits: minorDigits(currency),
  }).format(amount_minor / 10 ** minorDigits(currency));

/** Minor units of what somebody typed, such as "12 500", "12.500" or "45,50"; undefined where that is no amount. */
export function amountOf(text: string, currency: string): number | undefined {
  const digits = minorDigits(currency);
  const bare = text.replace(/[\s\u00a0\u202f']/g, "");
  const parts = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!parts) return undefined;
  const [, whole = "", rest = ""] = parts;
  if (rest.length > digits) return undefined;
  return Number(whole.replace(/[.,]/g, "")) * 10 ** digits + Number(rest.padEnd(digits, "0") || 0);
}

const own: Record<string, string> = {
  HU: "HUF",
  CR: "CRC",
  GB: "GBP",
  US: "USD",
  MX: "MXN",
  CO: "COP",
  RO: "RON",
};
const usual = ["HUF", "EUR", "USD", "GBP", "CRC", "MXN", "COP", "RON"];

export const currencyOf = (country: string) => own[country] ?? "EUR";

/** To choose from: the country's own first, and what is stored whatever that is. */
export const currencies = (first: string, stored: string) =>
  [...new Set([first, stored, ...usual])].filter(Boolean);
