import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { type Language, languageNames } from "@portico/shared/i18n";

interface Props {
  version: number;
  languages: Language[];
  busy: boolean;
  onPublish: () => void;
  onClose: () => void;
}

/** What publishing means, before it is done: it cannot be taken back. */
export const Confirm = ({ version, languages, busy, onPublish, onClose }: Props) => (
  <Dialog
    title={<Trans>Publish version {version}?</Trans>}
    onClose={onClose}
    actions={
      <>
        <Button look="plain" size="staff" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button size="staff" busy={busy} onClick={onPublish}>
          <Trans>Publish</Trans>
        </Button>
      </>
    }
  >
    <p>
      <Trans>
        From now on every patient has to accept it before going on in the portal, also those who accepted an
        earlier version. A published version stays kept; a mistake is mended by another version.
      </Trans>
    </p>
    <p>
      <Trans>Languages: {languages.map((one) => languageNames[one]).join(", ")}</Trans>
    </p>
  </Dialog>
);
