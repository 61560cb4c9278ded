import { Trans } from "@lingui/react/macro";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQuery } from "@tanstack/react-query";
import { useClinic } from "../../session/clinic";
import card from "../../theme/card.module.css";
import { practitionerCalendarsQuery } from "../queries";
import { BusyFeedPart } from "./BusyFeedPart";
import { OutsideCalendarPart } from "./OutsideCalendarPart";

interface Props {
  path: { organization_id: string; practitioner_id: string };
  name: string;
}

/** The calendar that a doctor keeps elsewhere: what is there keeps times free of bookings here, and the other way round. */
export function OwnCalendars({ path, name }: Props) {
  const mayManage = useClinic().may("scheduling_manage");
  const calendars = useQuery(practitionerCalendarsQuery(path));
  return (
    <section className={card.card} aria-labelledby="own-calendars-title">
      <div className={card.part}>
        <h2 id="own-calendars-title">
          <Trans>The doctor’s own calendar</Trans>
        </h2>
      </div>
      {calendars.error && !calendars.data && (
        <TryAgain error={calendars.error} onTryAgain={() => calendars.refetch()} />
      )}
      {calendars.data && (
        <>
          <OutsideCalendarPart
            path={path}
            name={name}
            calendar={calendars.data.outside_calendar}
            mayManage={mayManage}
          />
          <BusyFeedPart path={path} feed={calendars.data.busy_feed} mayManage={mayManage} />
        </>
      )}
    </section>
  );
}
