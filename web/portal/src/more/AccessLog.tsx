import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { api, value } from "@portico/shared/api";
import { BackLink } from "@portico/shared/components/BackLink";
import { Card, Row } from "@portico/shared/components/Card";
import { Empty } from "@portico/shared/components/Empty";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dateTimeAt } from "@portico/shared/dates";
import { Building, Person, Shield } from "@portico/shared/icons";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { usePatientPath } from "../session/SessionContext.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { together } from "./together.ts";

const accessLogQuery = (path: { suffix: string; patient_id: string }) =>
  queryOptions({
    queryKey: ["access-log", path.patient_id],
    queryFn: () =>
      value(api.GET("/api/portal/{suffix}/patients/{patient_id}/access-log", { params: { path } })),
  });

/** Who saw or changed what in this record, in words. */
export default function AccessLog() {
  const { t } = useLingui();
  const { suffix, time_zone } = useClinic();
  const pages = usePages();
  const log = useQuery(accessLogQuery(usePatientPath(suffix)));
  return (
    <>
      <BackLink href={pages.more}>
        <Trans>More</Trans>
      </BackLink>
      <PageHead name={t`Access log`}>
        <Trans>Who saw or changed what in this record, the latest first.</Trans>
      </PageHead>
      {log.error && <TryAgain error={log.error} onTryAgain={() => void log.refetch()} />}
      {log.isPending && <SkeletonRows rows={6} />}
      {log.data?.items.length === 0 && (
        <Empty icon={<Shield size={22} />} title={<Trans>Nothing yet</Trans>}>
          <Trans>Each time someone opens or changes this record, it is written here.</Trans>
        </Empty>
      )}
      {log.data && log.data.items.length > 0 && (
        <Card as="ul">
          {together(log.data.items, time_zone).map(({ entry, times }, at) => (
            <li key={`${entry.at}-${at}`}>
              <Row
                icon={entry.actor_kind === "patient" ? <Person size={22} /> : <Building size={22} />}
                title={entry.text}
              >
                {entry.actor_name && <>{entry.actor_name} · </>}
                {dateTimeAt(entry.at, time_zone)}
                {times > 1 && (
                  <>
                    {" · "}
                    <Plural value={times} one="# time" other="# times" />
                  </>
                )}
              </Row>
            </li>
          ))}
        </Card>
      )}
    </>
  );
}
