import { Trans, useLingui } from "@lingui/react/macro";
import { Search } from "@portico/shared/icons";
import { useNavigate } from "@tanstack/react-router";
import { Key } from "../keys/Key";
import { useKey } from "../keys/useKey";
import { wantSearch } from "../patients/searchFocus";
import { useContract } from "../session/contract";
import styles from "./SearchEntry.module.css";

/** Leads to the one search there is: patients. */
export function SearchEntry() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const contract = useContract();
  const open = () => {
    if (!contract) return;
    void navigate({
      to: "/contracts/$contract/patients",
      params: { contract: contract.organization_id },
    }).then(wantSearch);
  };
  useKey("/", (event) => {
    event.preventDefault();
    open();
  });
  if (!contract) return null;
  return (
    <button
      type="button"
      className={styles.entry}
      onClick={open}
      title={t`Search patients`}
      aria-keyshortcuts="/"
    >
      <Search size={18} />
      <span className={styles.word}>
        <Trans>Search</Trans>
      </span>
      <Key>/</Key>
    </button>
  );
}
