import { Trans } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { accessLogQuery } from "../api/queries";
import { Log } from "../log/Log";
import { usePatientPath } from "./Record";

/** Who saw or changed what in this record, the patient's own doings included. */
export function AccessLog() {
  return (
    <Log
      log={useInfiniteQuery(accessLogQuery(usePatientPath()))}
      empty={<Trans>Nobody has opened this record yet</Trans>}
      will={<Trans>Everyone who sees or changes something in it will stand here.</Trans>}
    />
  );
}
