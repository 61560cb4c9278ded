import { Trans } from "@lingui/react/macro";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Shield } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { accessLogQuery } from "../api/queries";
import { LogLines } from "../log/LogLines";
import { usePatientPath } from "./Record";

/** Who saw or changed what in this record, the patient's own doings included. */
export function AccessLog() {
  const log = useQuery(accessLogQuery(usePatientPath()));
  if (log.error && !log.data) return <TryAgain error={log.error} onTryAgain={() => log.refetch()} />;
  if (log.data?.items.length === 0)
    return (
      <Empty icon={<Shield size={28} />} title={<Trans>Nobody has opened this record yet</Trans>}>
        <Trans>Everyone who sees or changes something in it will stand here.</Trans>
      </Empty>
    );
  return <LogLines entries={log.data?.items} />;
}
