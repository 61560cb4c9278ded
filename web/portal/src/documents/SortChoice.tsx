import { useLingui } from "@lingui/react/macro";
import { QuietSelect } from "@portico/shared/components/QuietSelect";
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
  const choose = (sort: Sort) =>
    go(pages.documents({ type: filters.type, sort: sort === "-examination_date" ? undefined : sort }), {
      replace: true,
    });
  return (
    <span className={styles.sort}>
      <QuietSelect
        label={t`Order`}
        value={filters.sort}
        options={(Object.keys(names) as Sort[]).map((sort) => ({ value: sort, text: names[sort] }))}
        onChoose={choose}
      />
    </span>
  );
}
