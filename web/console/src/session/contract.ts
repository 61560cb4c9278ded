import { useParams } from "@tanstack/react-router";
import type { StaffContract, StaffSession } from "../api/types";
import { useSession } from "./session";

const LAST = "console.contract";

/** The contract in the address; on pages without one, where this browser last worked, or the first. */
export function currentContract(session: StaffSession, inAddress?: string): StaffContract | undefined {
  const find = (id: string | null | undefined) => session.contracts.find((one) => one.organization_id === id);
  return find(inAddress) ?? find(localStorage.getItem(LAST)) ?? session.contracts[0];
}

export const rememberContract = (organization: string) => localStorage.setItem(LAST, organization);

export function useContract(): StaffContract | undefined {
  const { contract } = useParams({ strict: false }) as { contract?: string };
  return currentContract(useSession(), contract);
}
