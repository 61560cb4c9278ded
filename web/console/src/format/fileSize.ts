import { region } from "@portico/shared/i18n";

/** 412 KB · 1.2 MB · 1,2 MB */
export function fileSize(bytes: number): string {
  const write = (value: number, digits: number) =>
    new Intl.NumberFormat(region(), { maximumFractionDigits: digits }).format(value);
  if (bytes < 1_000_000) return `${write(Math.max(1, Math.round(bytes / 1000)), 0)} KB`;
  return `${write(bytes / 1_000_000, 1)} MB`;
}
