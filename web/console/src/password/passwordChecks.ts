import { t } from "@lingui/core/macro";
import type { CheckItem } from "@portico/shared/components/Checklist";
import type { Invitation } from "../api/types";

/** The password rule point by point, each met or missing. Letters and digits of any script count. */
export function passwordChecks(rule: Invitation["password_rule"], password: string): CheckItem[] {
  const shortest = rule.min_length;
  const wanted = [
    { id: "length", text: t`At least ${shortest} characters`, met: [...password].length >= shortest },
    rule.lower && { id: "lower", text: t`A lower-case letter`, met: /\p{Ll}/u.test(password) },
    rule.upper && { id: "upper", text: t`A capital letter`, met: /\p{Lu}/u.test(password) },
    rule.digit && { id: "digit", text: t`A digit`, met: /\p{Nd}/u.test(password) },
  ];
  return wanted.filter((check) => check !== false);
}
