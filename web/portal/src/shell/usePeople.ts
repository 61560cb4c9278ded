import { t } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import type { Person } from "@portico/shared/components/PersonBar";
import { fullDate } from "@portico/shared/dates";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Profile } from "../clinic/types.ts";
import { pagesOf } from "../pages.ts";
import { useHere } from "../session/SessionContext.ts";

/** Everyone this account may act for, as choices. */
export function usePeople(): Person[] {
  useLingui();
  const { suffix } = useClinic();
  const { profiles } = useHere().session;
  return profiles.map((profile) => ({
    id: profile.patient_id,
    name: profile.name,
    note: noteOn(profile),
    own: profile.relation === "self",
    href: pagesOf(suffix, profile.relation === "self" ? undefined : profile.patient_id).home,
  }));
}

function noteOn({ relation, valid_until }: Profile): string {
  const who = relationName(relation);
  if (!valid_until) return who;
  const until = fullDate(valid_until);
  return t`${who}, until ${until}`;
}

/** What the person on screen is to the account's holder. */
function relationName(relation: Profile["relation"]): string {
  switch (relation) {
    case "self":
      return t`You`;
    case "parent":
      return t`Your child`;
    case "child":
      return t`Your parent`;
    case "carer":
      return t`In your care`;
    default:
      return t`Related person`;
  }
}
