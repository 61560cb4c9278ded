import { Plural, Trans } from "@lingui/react/macro";
import { Card, Row } from "@portico/shared/components/Card";
import { Clock } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { usePatientPath } from "../session/SessionContext.ts";
import { waitingQuery } from "./queries.ts";

/** On the page of the bookings: that one waits, and whether a time is offered just now. */
export function OwnWaits() {
  const { suffix } = useClinic();
  const pages = usePages();
  const { data } = useQuery(waitingQuery(usePatientPath(suffix)));
  const standing = data?.items.filter(({ ended_at }) => !ended_at) ?? [];
  if (standing.length === 0) return null;
  const offered = standing.some(({ offer }) => offer);
  return (
    <Card>
      <Row icon={<Clock />} title={<Trans>Waiting list</Trans>} href={pages.waiting}>
        {offered ? (
          <Trans>A time has become free for you: look now</Trans>
        ) : (
          <Plural value={standing.length} one="You wait for one thing" other="You wait for # things" />
        )}
      </Row>
    </Card>
  );
}
