import { useLingui } from "@lingui/react/macro";
import { Down } from "@portico/shared/icons";
import { usePages } from "../clinic/ClinicContext.ts";
import { go } from "../routing/navigation.ts";
import type { Filters, Sort } from "./documents.ts";
import styles from "./SortChoice.module.css";

/** The order of the list; the address keeps it. */
export function SortChoice({ filters }: { filters: Filters }) {
  const { t } = useLingui();
  const pages = usePages();
  const names: Record<Sort, string> = {
    "-examination_date": t`Newest examination first`,
    examination_date: t`Oldest examination first`,
    "-created_at": t`Last added first`,
  };
  const choose = (sort: string) =>
    go(pages.documents({ type: filters.type, sort: sort === "-examination_date" ? undefined : sort }), {
      replace: true,
    });
  return (
    <span className={styles.sort}>
      <select
        className={styles.select}
        aria-label={t`Order`}
        value={filters.sort}
        onChange={(event) => choose(event.target.value)}
      >
        {Object.entries(names).map(([sort, name]) => (
          <option key={sort} value={sort}>
            {name}
          </option>
        ))}
      </select>
      <span className={styles.arrow}>
        <Down size={16} />
      </span>
    </span>
  );
}
