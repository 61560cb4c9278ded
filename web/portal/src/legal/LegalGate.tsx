import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { sessionQuery } from "../session/session.ts";
import { CallClinic } from "../shell/CallClinic.tsx";
import { Leave } from "../shell/Leave.tsx";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";
import { LegalSheets } from "./LegalSheets.tsx";
import { legalQuery, textFor } from "./legal.ts";

/**
 * Stands in the place of every page until the privacy notice and the terms in force are accepted; then the page that was
 * asked for is there. What to do in an emergency and the clinic's phone stand below, as on every page.
 */
export function LegalGate() {
  const { t, i18n } = useLingui();
  const { suffix, name, language } = useClinic();
  const client = useQueryClient();
  const legal = useQuery(legalQuery(suffix));
  const accepting = useAttempt();
  const [changed, setChanged] = useState(false);
  const text = legal.data && textFor(legal.data, i18n.locale, language);

  async function accept() {
    if (!legal.data || !text) return;
    const body = { version: legal.data.version, language: text.language };
    const result = await accepting.attempt(() =>
      outcome(
        api.POST("/api/portal/{suffix}/account/legal-acceptances", { params: { path: { suffix } }, body }),
      ),
    );
    if (result.kind === "refused" && result.problem.code === "LEGAL_CHANGED") {
      setChanged(true);
      accepting.clear();
      await client.invalidateQueries({ queryKey: legalQuery(suffix).queryKey });
    }
    if (result.kind === "done" || result.kind === "refused")
      await client.invalidateQueries({ queryKey: sessionQuery(suffix).queryKey });
  }

  return (
    <PublicPage>
      <PageHead name={t`Please read and accept`}>
        <Trans>
          This is how {name} handles your data, and the rules of this portal. You are asked once, and again
          only when something changes.
        </Trans>
      </PageHead>
      {changed && (
        <Note tone="warning" live>
          <Trans>The clinic has just published a newer version. Please read this one.</Trans>
        </Note>
      )}
      {legal.error && <TryAgain error={legal.error} onTryAgain={() => void legal.refetch()} />}
      {legal.isPending && <SkeletonRows rows={2} />}
      {text && (
        <>
          <LegalSheets text={text} />
          {accepting.offline && <TryAgain error={accepting.offline} onTryAgain={() => void accept()} />}
          {accepting.refused && (
            <Note tone="error" live>
              {accepting.refused.detail || <Trans>Something went wrong on our side.</Trans>}
            </Note>
          )}
          <Button width="full" busy={accepting.busy} onClick={() => void accept()}>
            <Trans>I have read both and accept</Trans>
          </Button>
        </>
      )}
      <Leave />
      <Note>
        <Trans>If you do not want to accept, sign out. The clinic treats you all the same.</Trans>{" "}
        <CallClinic />
      </Note>
    </PublicPage>
  );
}
