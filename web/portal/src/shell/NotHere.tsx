import { Trans, useLingui } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import type { ReactNode } from "react";
import { usePages } from "../clinic/ClinicContext.ts";
import { CallClinic } from "./CallClinic.tsx";
import { PageHead } from "./PageHead.tsx";

/** Nothing at this address that may be seen. */
export function NotHere({ detail, children }: { detail?: ReactNode; children?: ReactNode }) {
  const { t } = useLingui();
  const pages = usePages();
  return (
    <>
      <PageHead name={t`We cannot find this`}>
        {detail ?? <Trans>The address may be wrong, or the page is no longer there.</Trans>}
      </PageHead>
      {children}
      <p>
        <a className={buttonClass({ look: "plain" })} href={pages.landing}>
          <Trans>To the start page</Trans>
        </a>
      </p>
      <Note>
        <CallClinic />
      </Note>
    </>
  );
}
