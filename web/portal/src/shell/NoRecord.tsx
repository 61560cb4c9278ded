import { Trans, useLingui } from "@lingui/react/macro";
import { Note } from "@portico/shared/components/Note";
import { CallClinic } from "./CallClinic.tsx";
import { PageHead } from "./PageHead.tsx";
import { PublicPage } from "./PublicPage.tsx";
import { SignOutButton } from "./SignOutButton.tsx";

/** Signed in, but no record may be seen with this account (any more). */
export function NoRecord() {
  const { t } = useLingui();
  return (
    <PublicPage top={<SignOutButton />}>
      <PageHead name={t`No record to show`}>
        <Trans>
          This account is not linked to any patient’s record at the moment. The clinic can link it.
        </Trans>
      </PageHead>
      <Note>
        <CallClinic />
      </Note>
    </PublicPage>
  );
}
