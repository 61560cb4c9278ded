import { Trans, useLingui } from "@lingui/react/macro";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQuery } from "@tanstack/react-query";
import { useClinic } from "../clinic/ClinicContext.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { accountQuery } from "./account.ts";
import { DeviceList } from "./DeviceList.tsx";
import { Everywhere } from "./Everywhere.tsx";
import { Keys } from "./Keys.tsx";
import { Passkeys } from "./Passkeys.tsx";
import { SessionList } from "./SessionList.tsx";

/** What one signs in with, and where one is signed in: always one's own account. */
export default function Security() {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const account = useQuery(accountQuery(suffix));
  return (
    <>
      <PageHead name={t`Sign-in and security`}>
        <Trans>What you sign in with, and where you are signed in.</Trans>
      </PageHead>
      {account.error && <TryAgain error={account.error} onTryAgain={() => void account.refetch()} />}
      {account.data ? (
        <>
          <Keys account={account.data} />
          <Passkeys passkeys={account.data.passkeys} />
          <SessionList sessions={account.data.sessions} />
          <DeviceList devices={account.data.devices} />
          <Everywhere />
        </>
      ) : (
        !account.error && <SkeletonRows rows={6} />
      )}
    </>
  );
}
