import { useLingui } from "@lingui/react";
import { api, Unsuccessful, value } from "@portico/shared/api";
import { ToastPlace } from "@portico/shared/components/Toast";
import { readablePhone } from "@portico/shared/contact";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { speak } from "../speak.ts";
import { showBranding } from "./branding.ts";
import { ClinicContext } from "./ClinicContext.ts";
import { languageFor } from "./language.ts";
import { moveTo } from "./moved.ts";
import { NoSuchPortal, Unreachable } from "./NoSuchPortal.tsx";
import type { Clinic } from "./types.ts";

const isRefusal = (error: unknown): error is Unsuccessful =>
  error instanceof Unsuccessful && error.outcome.kind === "refused" && error.outcome.problem.status === 404;

/** Everything below one clinic's address: its name, colours, languages and rules are known here before a page shows. */
export function ClinicFrame({ suffix, children }: { suffix: string; children: ReactNode }) {
  const { i18n } = useLingui();
  const clinic = useQuery({
    // The clinic's own words come in the reader's language.
    queryKey: ["clinic", suffix, i18n.locale],
    queryFn: () => value(api.GET("/api/portal/{suffix}", { params: { path: { suffix } } })),
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  });
  const moved = isRefusal(clinic.error) && moveTo(clinic.error);
  if (moved) return null;
  if (clinic.data) return <Dressed clinic={clinic.data}>{children}</Dressed>;
  if (isRefusal(clinic.error)) return <NoSuchPortal />;
  if (clinic.error) return <Unreachable error={clinic.error} onTryAgain={() => void clinic.refetch()} />;
  return null;
}

/** Waits for language and colours, so that neither changes under the reader's eyes. */
function Dressed({ clinic, children }: { clinic: Clinic; children: ReactNode }): ReactNode {
  const [ready, setReady] = useState(false);
  const spoken = useRef(false);
  useEffect(() => {
    const language = spoken.current ? undefined : speak(languageFor(clinic));
    spoken.current = true;
    void Promise.all([language, showBranding(clinic)]).then(() => setReady(true));
  }, [clinic]);
  const shown = useMemo(() => readable(clinic), [clinic]);
  if (!ready) return null;
  return (
    <ClinicContext value={shown}>
      {children}
      <ToastPlace />
    </ClinicContext>
  );
}

/** The clinic's phone as people read it. */
const readable = (clinic: Clinic): Clinic => ({
  ...clinic,
  contact: { ...clinic.contact, phone: readablePhone(clinic.contact.phone) },
});
