import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import { NotHere } from "../shell/NotHere.tsx";
import { accountQuery } from "./account.ts";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { RemoveApp } from "./RemoveApp.tsx";
import { SetUpApp } from "./SetUpApp.tsx";

/** The authenticator app: set up in three steps, or removed. */
export default function Authenticator() {
  const { suffix } = useClinic();
  const account = useQuery(accountQuery(suffix));
  const [codes, setCodes] = useState<string[]>();
  if (codes) return <RecoveryCodes codes={codes} />;
  if (account.data?.authenticator.on)
    return <RemoveApp left={account.data.authenticator.recovery_codes_left} />;
  if (account.data && !account.data.authenticator.allowed) return <NotHere />;
  if (account.data) return <SetUpApp onCodes={setCodes} />;
  if (account.error) return <TryAgain error={account.error} onTryAgain={() => void account.refetch()} />;
  return <SkeletonRows rows={4} />;
}
