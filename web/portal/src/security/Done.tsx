import { Trans } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import type { ReactNode } from "react";
import { usePages } from "../clinic/ClinicContext.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { Narrow } from "./Narrow.tsx";

/** What is changed now, whom it was told, and the way back. */
export function Done({ name, children }: { name: string; children: ReactNode }) {
  const pages = usePages();
  return (
    <Narrow>
      <PageHead name={name} />
      <Note tone="done">{children}</Note>
      <p>
        <a className={buttonClass({})} href={pages.security}>
          <Trans>Back to sign-in and security</Trans>
        </a>
      </p>
    </Narrow>
  );
}
