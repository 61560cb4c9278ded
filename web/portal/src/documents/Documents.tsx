import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { usePlace } from "../routing/place.ts";
import { useHere } from "../session/SessionContext.ts";
import { useActedFor } from "../session/useActedFor.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { DocumentList } from "./DocumentList.tsx";
import { filtersOf } from "./filters.ts";
import { SearchBox } from "./SearchBox.tsx";
import { SearchResults } from "./SearchResults.tsx";
import { keepWords, keptWords } from "./words.ts";

/** Everything the clinic shared, newest examination first. */
export default function Documents() {
  const { t } = useLingui();
  const { patient_id } = useHere().profile;
  const name = useActedFor();
  const filters = filtersOf(usePlace().filters);
  const [query, setQuery] = useState(() => keptWords(patient_id));
  return (
    <>
      <PageHead name={t`Documents`}>
        {name ? (
          <Trans>Everything the clinic has shared with {name}.</Trans>
        ) : (
          <Trans>Everything your clinic has shared with you.</Trans>
        )}
      </PageHead>
      <SearchBox
        initial={query}
        onSearch={(words) => {
          keepWords(patient_id, words);
          setQuery(words);
        }}
      />
      {query ? <SearchResults query={query} filters={filters} /> : <DocumentList filters={filters} />}
    </>
  );
}
