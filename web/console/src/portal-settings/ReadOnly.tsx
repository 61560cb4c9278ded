import { Trans } from "@lingui/react/macro";
import { Note } from "@portico/shared/components/Note";
import type { ReactNode } from "react";
import card from "../theme/card.module.css";
import styles from "./ReadOnly.module.css";

/** The parts of a page of settings; for whoever may not change them, to be read. */
export const ReadOnly = ({ unless, children }: { unless: boolean; children: ReactNode }) => (
  <>
    {!unless && (
      <Note>
        <Trans>You can read these settings. An administrator changes them.</Trans>
      </Note>
    )}
    <fieldset className={`${card.card} ${styles.parts}`} disabled={!unless}>
      {children}
    </fieldset>
  </>
);
