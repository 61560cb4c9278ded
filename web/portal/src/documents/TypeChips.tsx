import { useLingui } from "@lingui/react";
import { Trans, useLingui as useMacro } from "@lingui/react/macro";
import { Chips } from "@portico/shared/components/Chips";
import { type DocumentType, documentTypes } from "@portico/shared/components/documentType";
import { usePages } from "../clinic/ClinicContext.ts";
import type { Filters } from "./documents.ts";

type Props = { filters: Filters; counts?: Record<string, number> };

/** One chip per kind that there is, with how many; kinds without a document take no place. */
export function TypeChips({ filters, counts = {} }: Props) {
  const pages = usePages();
  const { _ } = useLingui();
  const { t } = useMacro();
  const kinds = (Object.keys(documentTypes) as DocumentType[]).filter(
    (type) => counts[type] || type === filters.type,
  );
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (kinds.length < 2 && !filters.type) return null;
  const sort = filters.sort === "-examination_date" ? undefined : filters.sort;
  return (
    <Chips
      label={t`Kinds of documents`}
      chips={[
        {
          id: "all",
          text: <Trans>All</Trans>,
          count: all,
          href: pages.documents({ sort }),
          chosen: !filters.type,
        },
        ...kinds.map((type) => ({
          id: type,
          text: _(documentTypes[type]),
          count: counts[type] ?? 0,
          href: pages.documents({ type, sort }),
          chosen: filters.type === type,
        })),
      ]}
    />
  );
}
