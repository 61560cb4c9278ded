import type { Clinic } from "../clinic/types.ts";
import { identifierFault, tidyIdentifier } from "../identity/identifier.ts";
import { tidyPhone } from "../identity/phone.ts";
import { phoneFault } from "../identity/phoneFault.ts";

/** Who one says one is: the two things that login and first login begin with. */
export type Claim = { identifier: string; phone: string };

export const claimFaults = (clinic: Clinic, { identifier, phone }: Claim) => ({
  identifier: identifierFault(clinic, identifier),
  phone: phoneFault(phone, clinic.country),
});

export const tidyClaim = (clinic: Clinic, { identifier, phone }: Claim): Claim => ({
  identifier: tidyIdentifier(clinic, identifier),
  phone: tidyPhone(phone, clinic.country),
});
