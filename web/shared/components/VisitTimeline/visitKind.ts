import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** FHIR's classes of encounters in patients' words. */
const names: Record<string, MessageDescriptor> = {
  AMB: msg`Visit`,
  EMER: msg`Emergency visit`,
  IMP: msg`Hospital stay`,
  ACUTE: msg`Hospital stay`,
  NONAC: msg`Hospital stay`,
  OBSENC: msg`Observation`,
  SS: msg`Short stay`,
  HH: msg`Home visit`,
  VR: msg`Phone or video visit`,
  FLD: msg`Visit outside the clinic`,
};

export const visitKind = (code: string): MessageDescriptor | undefined => names[code.toUpperCase()];
