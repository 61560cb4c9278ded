import { useLingui } from "@lingui/react/macro";
import type { Role } from "../api/types";

export function useRoleWords(): Record<Role, string> {
  const { t } = useLingui();
  return {
    administrator: t`Administrator`,
    receptionist: t`Reception`,
    practitioner: t`Doctor`,
    billing: t`Billing`,
  };
}

const weight: Role[] = ["administrator", "practitioner", "receptionist", "billing"];

/** Of several roles the one that says most about the person; there is room for one. */
export const leading = (roles: Role[]): Role => weight.find((role) => roles.includes(role)) ?? "receptionist";
