import { region } from "../i18n/index.ts";

type Money = { amount_minor: number; currency: string };

/** ISO 4217: how many digits the minor unit has, where it is not two. Intl says what is usual, not what is stored. */
const digits: Record<string, number> = { CLP: 0, ISK: 0, JPY: 0, KRW: 0, PYG: 0, VND: 0, KWD: 3, TND: 3 };

export const minorDigits = (currency: string) => digits[currency] ?? 2;

/** 24 900 Ft · €45.50: in whole units where there is no fraction to tell. */
export function priceText({ amount_minor, currency }: Money): string {
  return new Intl.NumberFormat(region(), {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    maximumFractionDigits: minorDigits(currency),
    trailingZeroDisplay: "stripIfInteger",
  } as Intl.NumberFormatOptions).format(amount_minor / 10 ** minorDigits(currency));
}
