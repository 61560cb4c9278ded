import { Trans } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { rememberPage } from "../session/returnTo.ts";
import type { Draft } from "./draft.ts";
import { Kept } from "./Kept.tsx";
import styles from "./SignInFirst.module.css";

/** A stranger has chosen; whose booking it is, signing in tells. It leads back here. */
export function SignInFirst({ draft }: { draft: Draft }) {
  const { suffix } = useClinic();
  const pages = usePages();
  const remember = () => rememberPage(suffix);
  return (
    <div className={styles.part}>
      {draft.hold && <Kept hold={draft.hold} />}
      <p>
        <Trans>
          To book, please sign in. The time stays yours meanwhile, and you come back to this page.
        </Trans>
      </p>
      <div className={styles.ways}>
        <a className={buttonClass({})} href={pages.login} onClick={remember}>
          <Trans>Sign in and book</Trans>
        </a>
        <a className={buttonClass({ look: "plain" })} href={pages.firstLogin} onClick={remember}>
          <Trans>First time here</Trans>
        </a>
      </div>
    </div>
  );
}
