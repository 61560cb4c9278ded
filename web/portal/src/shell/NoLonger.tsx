import { Trans, useLingui } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { useClinic } from "../clinic/ClinicContext.ts";
import { pagesOf } from "../pages.ts";
import { PageHead } from "./PageHead.tsx";
import { PublicPage } from "./PublicPage.tsx";
import { SignOutButton } from "./SignOutButton.tsx";

/** The address names someone for whom one may not act (any more). */
export function NoLonger() {
  const { t } = useLingui();
  const pages = pagesOf(useClinic().suffix);
  return (
    <PublicPage top={<SignOutButton />}>
      <PageHead name={t`These pages are not open to you`}>
        <Trans>
          You cannot act for this person, or no longer: such a permission may have ended or been taken back.
          Under “Family and trusted people” you see for whom you may.
        </Trans>
      </PageHead>
      <p>
        <a className={buttonClass({ width: "full" })} href={pages.home}>
          <Trans>To my own pages</Trans>
        </a>
      </p>
      <p>
        <a className={buttonClass({ look: "plain", width: "full" })} href={pages.family}>
          <Trans>Family and trusted people</Trans>
        </a>
      </p>
    </PublicPage>
  );
}
