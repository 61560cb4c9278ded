import { Trans } from "@lingui/react/macro";
import { Unsuccessful } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { SignOut } from "@portico/shared/icons";
import { useState } from "react";
import { useSignOut } from "../session/useSignOut.ts";

/** Signs out, as a button of a page. */
export function Leave() {
  const signOut = useSignOut();
  const [offline, setOffline] = useState(false);
  const press = async () => {
    const result = await signOut();
    setOffline(result.kind === "offline" || result.kind === "refused");
  };
  return (
    <>
      {offline && (
        <TryAgain error={new Unsuccessful({ kind: "offline" })} onTryAgain={() => void press()}>
          <Trans>You are still signed in.</Trans>
        </TryAgain>
      )}
      <Button look="plain" width="full" icon={<SignOut />} onClick={() => void press()}>
        <Trans>Sign out</Trans>
      </Button>
    </>
  );
}
