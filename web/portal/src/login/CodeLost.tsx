import { Trans, useLingui } from "@lingui/react/macro";
import type { Problem } from "@portico/shared/api";
import { buttonClass } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import type { ReactNode } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import { CallClinic } from "../shell/CallClinic.tsx";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";

/** The login cannot go on from here: too many wrong codes, or too much time. */
export function CodeLost({ problem, above, back }: { problem?: Problem; above?: ReactNode; back: string }) {
  const { t } = useLingui();
  const clinic = useClinic();
  return (
    <PublicPage>
      {above}
      <PageHead name={t`Please start again`}>
        {problem?.detail || <Trans>This page was open for too long, so the code no longer works.</Trans>}
      </PageHead>
      <a className={buttonClass({ width: "full" })} href={back}>
        <Trans>Start again</Trans>
      </a>
      {clinic.contact.phone && (
        <Note>
          <CallClinic />
        </Note>
      )}
    </PublicPage>
  );
}
