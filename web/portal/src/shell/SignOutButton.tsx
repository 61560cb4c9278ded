import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useSignOut } from "../session/useSignOut.ts";
import styles from "./SignOutButton.module.css";

/** Signs out; says so when the server could not be reached, because then the session still lives. */
export function SignOutButton() {
  const signOut = useSignOut();
  const [failed, setFailed] = useState(false);
  const press = async () => {
    const result = await signOut();
    setFailed(result.kind === "offline" || result.kind === "refused");
  };
  return (
    <button type="button" className={styles.button} onClick={() => void press()}>
      {failed ? <Trans>Not signed out yet: try again</Trans> : <Trans>Sign out</Trans>}
    </button>
  );
}
