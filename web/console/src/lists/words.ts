import { useLingui } from "@lingui/react/macro";
import type { ListedRow, PatientList } from "../api/types";

/** What a column may be; in the order of a record. */
export function useFieldWords(): Record<string, string> {
  const { t } = useLingui();
  return {
    name: t`Whole name`,
    family: t`Family name`,
    given: t`Given name`,
    birth_date: t`Birth date`,
    gender: t`Gender`,
    national_id: t`National ID`,
    phone: t`Phone`,
    email: t`E-mail`,
    language: t`Language`,
    postal_code: t`Postal code`,
    city: t`City`,
    address_line: t`Street and number`,
    country: t`Country`,
    emergency_name: t`Emergency contact`,
    emergency_phone: t`Emergency contact’s phone`,
  };
}

/** Fields as a record has them, and the row itself. */
export function useChangedWords(): Record<string, string> {
  const { t } = useLingui();
  return { ...useFieldWords(), address: t`Address`, emergency_contact: t`Emergency contact` };
}

export function useVerdictWords(): Record<ListedRow["verdict"], string> {
  const { t } = useLingui();
  return {
    addition: t`New`,
    change: t`Changes`,
    same: t`Nothing new`,
    doubtful: t`Doubtful`,
    faulty: t`Wrong`,
  };
}

export function useOutcomeWords(): Record<Exclude<ListedRow["outcome"], "none">, string> {
  const { t } = useLingui();
  return {
    created: t`Added`,
    changed: t`Changed`,
    same: t`Nothing new`,
    left: t`Left out, changed meanwhile`,
    undone: t`Taken back`,
    kept: t`Kept`,
  };
}

export function useStateWords(): Record<PatientList["state"], string> {
  const { t } = useLingui();
  return {
    mapping: t`Columns to be named`,
    checking: t`Being looked at`,
    checked: t`Ready to import`,
    taking: t`Being imported`,
    taken: t`Imported`,
    undoing: t`Being taken back`,
    undone: t`Taken back`,
  };
}
