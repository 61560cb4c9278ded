import { plural, t } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import type { Person } from "@portico/shared/components/PersonBar";
import { dayAt, fullDate } from "@portico/shared/dates";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Profile } from "../clinic/types.ts";
import { pagesOf } from "../pages.ts";
import { useHere } from "../session/SessionContext.ts";

/** Everyone this account may act for, as choices. */
export function usePeople(): Person[] {
  useLingui();
  const { suffix, time_zone } = useClinic();
  const { profiles } = useHere().session;
  return profiles.map((profile) => ({
    id: profile.patient_id,
    name: profile.name,
    note: noteOn(profile, time_zone),
    own: profile.relation === "self",
    href: pagesOf(suffix, profile.relation === "self" ? undefined : profile.patient_id).home,
  }));
}

function noteOn(profile: Profile, zone: string): string {
  const parts = [relationName(profile)];
  if (profile.relation === "parent" && profile.birth_date) {
    const age = ageOn(profile.birth_date, dayAt(new Date(), zone));
    parts.push(plural(age, { one: "# year", other: "# years" }));
  }
  if (profile.last_day && endsSoon(profile.last_day, zone)) {
    const until = fullDate(profile.last_day);
    parts.push(t`until ${until}`);
  }
  return parts.join(", ");
}

/** A child's distant birthday is no news. */
const endsSoon = (lastDay: string, zone: string) => ageOn(dayAt(new Date(), zone), lastDay) < 1;

/** Full years between two dates written YYYY-MM-DD. */
function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** What the person on screen is to the account's holder. */
function relationName({ relation, gender }: Profile): string {
  switch (relation) {
    case "self":
      return t`You`;
    case "parent":
      return gender === "female" ? t`Your daughter` : gender === "male" ? t`Your son` : t`Your child`;
    case "child":
      return gender === "female" ? t`Your mother` : gender === "male" ? t`Your father` : t`Your parent`;
    case "partner":
      return t`Your spouse or partner`;
    case "carer":
      return t`In your care`;
    default:
      return t`Related person`;
  }
}
