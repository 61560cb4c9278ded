import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import styles from "./MyAccount.module.css";

/** Shown this once: they open the account when the phone with the app is lost. */
export const RecoveryCodes = ({ codes, onKept }: { codes: string[]; onKept: () => void }) => (
  <>
    <Note tone="done" live>
      <Trans>
        The app is set up. Keep these recovery codes where you find them without your phone. Each opens once;
        they are not shown again.
      </Trans>
    </Note>
    <ul className={styles.codes}>
      {codes.map((code) => (
        <li key={code}>{code}</li>
      ))}
    </ul>
    <div className={styles.actions}>
      <Button look="plain" size="staff" onClick={() => window.print()}>
        <Trans>Print</Trans>
      </Button>
      <Button size="staff" onClick={onKept}>
        <Trans>I have kept them</Trans>
      </Button>
    </div>
  </>
);
