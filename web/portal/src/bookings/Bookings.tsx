import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { Chips } from "@portico/shared/components/Chips";
import { Empty } from "@portico/shared/components/Empty";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Calendar, Plus } from "@portico/shared/icons";
import { usePages } from "../clinic/ClinicContext.ts";
import type { Profile } from "../clinic/types.ts";
import { OwnCalendar } from "../own-calendar/OwnCalendar.tsx";
import { usePlace } from "../routing/place.ts";
import { useHere } from "../session/SessionContext.ts";
import { useActedFor } from "../session/useActedFor.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { OwnWaits } from "../waiting/OwnWaits.tsx";
import { Acts } from "./Acts.tsx";
import { AppointmentCard } from "./AppointmentCard.tsx";
import styles from "./Bookings.module.css";
import { MissedNote } from "./MissedNote.tsx";
import { Past } from "./Past.tsx";
import { standing } from "./standing.ts";
import { type Coming, useComing } from "./useComing.ts";

/** What is to come, of the person on screen or of everybody one may book for; below it what was. */
export default function Bookings() {
  const { t } = useLingui();
  const pages = usePages();
  const { profile, session } = useHere();
  const family = session.profiles.filter(({ scopes }) => scopes.includes("appointments"));
  const { filters } = usePlace();
  const everybody = family.length > 1 && filters.get("who") === "all";
  const coming = useComing(everybody ? family : [profile]);
  const count = standing(coming.items.map(({ appointment }) => appointment)).length;
  return (
    <>
      <PageHead name={t`Bookings`}>
        {coming.done && (
          <>
            <Plural value={count} _0="No bookings to come." one="One to come." other="# to come." />{" "}
            <Trans>
              Earlier visits are in <a href={pages.history}>History</a>.
            </Trans>
          </>
        )}
      </PageHead>
      {family.length > 1 && <Whose family={family} everybody={everybody} />}
      {count > 0 && (
        <a className={`${buttonClass({})} ${styles.new} screen-only`} href={pages.booking()}>
          <Plus />
          <Trans>New booking</Trans>
        </a>
      )}
      {!everybody && <MissedNote patient_id={profile.patient_id} />}
      {coming.error && <TryAgain error={coming.error} onTryAgain={coming.again} />}
      {!coming.done && !coming.error && <SkeletonRows rows={3} />}
      {coming.items.length > 0 && (
        <ul className={styles.list}>
          {coming.items.map((item) => (
            <li key={item.appointment.id}>
              <Card item={item} named={everybody} />
            </li>
          ))}
        </ul>
      )}
      {coming.done && count === 0 && <None />}
      {!everybody && <OwnWaits />}
      {!everybody && <OwnCalendar />}
      {!everybody && <Past />}
    </>
  );
}

function Card({ item: { appointment, profile }, named }: { item: Coming; named: boolean }) {
  const own = useHere().session.profiles.find(({ relation }) => relation === "self");
  const actFor = profile.patient_id === own?.patient_id ? undefined : profile.patient_id;
  return (
    <AppointmentCard appointment={appointment} whose={named ? profile.name : undefined}>
      <Acts appointment={appointment} patient_id={profile.patient_id} actFor={actFor} />
    </AppointmentCard>
  );
}

/** Only one's own, or all together. */
function Whose({ family, everybody }: { family: Profile[]; everybody: boolean }) {
  const { t } = useLingui();
  const pages = usePages();
  const name = useActedFor();
  return (
    <Chips
      label={t`Whose bookings`}
      chips={[
        { id: "one", text: name ?? t`Mine`, href: pages.bookings(), chosen: !everybody },
        {
          id: "all",
          text: <Trans>Everybody’s</Trans>,
          count: family.length,
          href: pages.bookings({ who: "all" }),
          chosen: everybody,
        },
      ]}
    />
  );
}

function None() {
  const pages = usePages();
  return (
    <Empty
      icon={<Calendar size={22} />}
      title={<Trans>No coming bookings</Trans>}
      action={
        <a className={buttonClass({})} href={pages.booking()}>
          <Plus />
          <Trans>New booking</Trans>
        </a>
      }
    >
      <Trans>Once you book, the time and place show here.</Trans>
    </Empty>
  );
}
