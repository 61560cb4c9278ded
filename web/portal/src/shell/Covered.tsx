import { Trans, useLingui } from "@lingui/react/macro";
import { Note } from "@portico/shared/components/Note";
import type { ReactNode } from "react";
import type { Scope } from "../clinic/types.ts";
import { Covered as CoveredWords } from "../family/terms.tsx";
import { useMaybeHere } from "../session/SessionContext.ts";
import { PageHead } from "./PageHead.tsx";

/** A page, or why it is not shown: what one may do for another need not be everything. */
export function Covered({ scope, children }: { scope?: Scope; children: ReactNode }) {
  const { t } = useLingui();
  const here = useMaybeHere();
  if (!scope || !here || here.profile.scopes.includes(scope)) return children;
  const { name, scopes } = here.profile;
  return (
    <>
      <PageHead name={t`Not among what you may see`} />
      <Note>
        <p>
          <Trans>
            You act for {name}, but this page is not part of it. What you may see and do:{" "}
            <CoveredWords scopes={scopes} />.
          </Trans>
        </p>
        <p>
          <Trans>If you need more, please ask {name} or the clinic.</Trans>
        </p>
      </Note>
    </>
  );
}
