import { dayAt } from "@portico/shared/dates";
import { useSuspenseQuery } from "@tanstack/react-query";
import { notFound, useParams } from "@tanstack/react-router";
import { portalQuery } from "../api/queries";
import type { Permission } from "../api/types";
import { currentContract } from "./contract";
import { useSession } from "./session";

/** The contract whose patients are on screen, with what its public face tells: zone, country, identification. */
export function useClinic() {
  const { contract: inAddress } = useParams({ strict: false }) as { contract?: string };
  const contract = currentContract(useSession(), inAddress);
  if (!contract) throw notFound();
  const portal = useSuspenseQuery(portalQuery(contract.suffix)).data;
  return {
    organization_id: contract.organization_id,
    name: contract.name,
    suffix: contract.suffix,
    may: (permission: Permission) => contract.permissions.includes(permission),
    zone: portal.time_zone,
    country: portal.country,
    language: portal.language,
    identification: portal.identification,
    nationalIdKind: portal.national_id_kind,
    contact: portal.contact,
    logo: portal.branding.logo,
    /** The clinic's calendar day, YYYY-MM-DD. */
    today: dayAt(new Date(), portal.time_zone),
  };
}
