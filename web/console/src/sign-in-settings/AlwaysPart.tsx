import { Trans } from "@lingui/react/macro";
import { Note } from "@portico/shared/components/Note";
import { Part } from "../portal-settings/Part";

/** What nobody can switch off. */
export const AlwaysPart = () => (
  <Part name="always" title={<Trans>At every sign-in</Trans>}>
    <Note tone="quiet" icon="shield">
      <Trans>
        Patients sign in with their identifier, their mobile number and their password, and then prove once
        more that it is them. That second proof cannot be switched off.
      </Trans>
    </Note>
  </Part>
);
