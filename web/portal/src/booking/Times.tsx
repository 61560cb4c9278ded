import { Trans, useLingui } from "@lingui/react/macro";
import { BackLink } from "@portico/shared/components/BackLink";
import { Note } from "@portico/shared/components/Note";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { OfferedLocation, OfferedService } from "../clinic/types.ts";
import { usePlace } from "../routing/place.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { WaitLink } from "../waiting/WaitLink.tsx";
import { CallUs } from "./CallUs.tsx";
import { ChangeNote } from "./ChangeNote.tsx";
import { ClashCard } from "./ClashCard.tsx";
import { chosenSoFar } from "./draft.ts";
import { Earliest3 } from "./Earliest3.tsx";
import { release } from "./holding.ts";
import { locationsQuery, servicesQuery } from "./offers.ts";
import { Step } from "./Step.tsx";
import styles from "./Times.module.css";
import { useChoosing } from "./useChoosing.ts";
import { Week } from "./Week.tsx";
import { Wish } from "./Wish.tsx";

/** The second step: the time. */
export default function Times() {
  const { suffix } = useClinic();
  const { filters } = usePlace();
  const [locations, services] = useQueries({ queries: [locationsQuery(suffix), servicesQuery(suffix)] });
  const error = locations.error ?? services.error;
  const service = services.data?.items.find(({ id }) => id === filters.get("service"));
  const there = locations.data?.items.filter(({ id }) => service?.locations.includes(id)) ?? [];
  const location = there.find(({ id }) => id === filters.get("location")) ?? there[0];
  useReleased();
  return (
    <>
      <Head />
      {error && (
        <TryAgain
          error={error}
          onTryAgain={() => {
            for (const one of [locations, services]) if (one.error) void one.refetch();
          }}
        />
      )}
      {locations.data && services.data
        ? (service && location && <Choosing service={service} location={location} there={there} />) || (
            <Note tone="warning">
              <Trans>This is no longer offered. Please choose again.</Trans>
            </Note>
          )
        : !error && <SkeletonRows rows={4} />}
    </>
  );
}

function Head() {
  const { t } = useLingui();
  const pages = usePages();
  const { filters } = usePlace();
  const change = filters.get("change");
  const by = filters.get("doctor") ? ("doctor" as const) : undefined;
  return (
    <>
      <BackLink
        href={
          change ? pages.bookings() : pages.booking({ location: filters.get("location") ?? undefined, by })
        }
      >
        {change ? <Trans>Bookings</Trans> : <Trans>Where and what</Trans>}
      </BackLink>
      <Step at={2} change={change !== null} />
      <PageHead name={change ? t`Choose another time` : t`When would you come?`} />
      {change && <ChangeNote id={change} />}
    </>
  );
}

type Props = { service: OfferedService; location: OfferedLocation; there: OfferedLocation[] };

function Choosing({ service, location, there }: Props) {
  const { suffix } = useClinic();
  const [before] = useState(() => chosenSoFar(suffix)?.slot);
  const choosing = useChoosing();
  const { filters } = usePlace();
  const chosen = before?.service_id === service.id ? before : undefined;
  const wish = <Wish service={service} location={location} there={there} />;
  if (service.availability === "by_phone")
    return (
      <>
        {wish}
        <Note icon="info">
          <Trans>This cannot be booked online.</Trans>
        </Note>
        <CallUs phone={location.phone} />
      </>
    );
  return (
    <div className={styles.columns} data-wide>
      <div className={styles.aside}>
        {wish}
        <span className={styles.callWide}>
          <CallUs phone={location.phone} />
        </span>
      </div>
      <div className={styles.main}>
        {choosing.clash && (
          <ClashCard
            clash={choosing.clash}
            zone={location.time_zone}
            busy={choosing.busy}
            onChoose={choosing.choose}
          />
        )}
        {choosing.offline && <TryAgain error={choosing.offline} />}
        {choosing.problem && (
          <Note tone="error" live>
            {choosing.problem.detail}
          </Note>
        )}
        <Earliest3 service={service} location={location} onChoose={choosing.choose} />
        <Week
          service={service}
          location={location}
          chosen={choosing.clash ? undefined : chosen}
          taken={choosing.clash?.slot}
          busy={choosing.waitingFor}
          onChoose={choosing.choose}
        />
        <WaitLink service={service.id} instead={filters.get("change") ?? undefined} />
        <span className={styles.callNarrow}>
          <CallUs phone={location.phone} />
        </span>
      </div>
    </div>
  );
}

/** Who comes back to choose anew gives back what was kept for him. */
function useReleased() {
  const { suffix } = useClinic();
  const client = useQueryClient();
  useEffect(() => {
    void release(suffix).then((was) => {
      if (was) void client.invalidateQueries({ queryKey: ["slots"] });
    });
  }, [suffix, client]);
}
