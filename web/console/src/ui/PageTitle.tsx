import { useContract } from "../session/contract";

/** The tab's title: what the page is, never whom it shows; titles stay in the browser's history. */
export function PageTitle({ children }: { children: string }) {
  const clinic = useContract()?.name ?? "Portico";
  return <title>{`${children} · ${clinic}`}</title>;
}
