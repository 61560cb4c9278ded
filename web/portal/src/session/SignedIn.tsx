import { Trans } from "@lingui/react/macro";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { isLanguage, keptLanguage } from "@portico/shared/i18n";
import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { Session } from "../clinic/types.ts";
import { go } from "../routing/navigation.ts";
import { pageAt } from "../routing/pageTable.ts";
import { placeAt } from "../routing/place.ts";
import { NoLonger } from "../shell/NoLonger.tsx";
import { NoRecord } from "../shell/NoRecord.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";
import { Shell } from "../shell/Shell.tsx";
import { speak } from "../speak.ts";
import { rememberPage } from "./returnTo.ts";
import { SessionContext } from "./SessionContext.ts";
import { SessionWatch } from "./SessionWatch.tsx";
import { sessionQuery } from "./session.ts";
import { useActFor } from "./useActFor.ts";
import { useSwitchNoted } from "./useSwitchNoted.ts";

const LegalGate = lazy(() =>
  import("../legal/LegalGate.tsx").then(({ LegalGate }) => ({ default: LegalGate })),
);

/** All pages that need a session. Without one: to the login, which leads back here. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { suffix } = useClinic();
  const session = useQuery(sessionQuery(suffix));
  if (session.data) return <WithSession session={session.data}>{children}</WithSession>;
  if (session.data === null) return <ToLogin />;
  if (session.error)
    return (
      <PublicPage>
        <h1>
          <Trans>The portal does not answer</Trans>
        </h1>
        <TryAgain error={session.error} onTryAgain={() => void session.refetch()} />
      </PublicPage>
    );
  return null;
}

/** To the login, which leads back here. */
export function ToLogin() {
  const { suffix } = useClinic();
  const { login } = usePages();
  useEffect(() => {
    // Whoever just signed out is on the way to the front door already.
    if (pageAt(placeAt(location).page)?.session === "none") return;
    rememberPage(suffix);
    go(login, { replace: true });
  }, [suffix, login]);
  return null;
}

export function WithSession({ session, children }: { session: Session; children: ReactNode }) {
  const actFor = useActFor();
  const { profiles, language } = session;
  useEffect(() => {
    if (!keptLanguage() && isLanguage(language)) void speak(language);
  }, [language]);
  const wanted = profiles.find(({ patient_id }) => patient_id === actFor);
  const profile = wanted ?? profiles.find(({ relation }) => relation === "self") ?? profiles[0];
  useSwitchNoted(wanted);
  if (!profile) return <NoRecord />;
  if (session.legal_to_accept)
    return (
      <>
        <Suspense>
          <LegalGate />
        </Suspense>
        <SessionWatch session={session} />
      </>
    );
  // Never another's pages instead of those that the address names.
  if (actFor && !wanted) return <NoLonger />;
  return (
    <SessionContext value={{ session, profile }}>
      <Shell>{children}</Shell>
      <SessionWatch session={session} />
    </SessionContext>
  );
}
