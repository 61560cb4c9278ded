import { useQuery } from "@tanstack/react-query";
import { contractsQuery } from "../api/queries";

/** What the contract is called, and its own language. */
export function useNamed(contract: string) {
  const own = useQuery(contractsQuery()).data?.items.find((one) => one.organization_id === contract);
  return { name: own?.name, language: own?.language ?? "en" };
}
