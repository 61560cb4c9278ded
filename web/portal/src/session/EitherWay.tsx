import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { usePlace } from "../routing/place.ts";
import { PublicPage } from "../shell/PublicPage.tsx";
import styles from "./EitherWay.module.css";
import { rememberPage } from "./returnTo.ts";
import { ToLogin, WithSession } from "./SignedIn.tsx";
import { sessionQuery } from "./session.ts";

/** Pages that anyone may look at; what is about a booking that stands needs its owner. */
export function EitherWay({ children }: { children: ReactNode }) {
  const { suffix } = useClinic();
  const { login } = usePages();
  const { filters } = usePlace();
  const session = useQuery(sessionQuery(suffix));
  if (session.data) return <WithSession session={session.data}>{children}</WithSession>;
  if (session.isPending) return null;
  if (filters.has("change")) return <ToLogin />;
  return (
    <PublicPage
      width="page"
      top={
        <a className={styles.signIn} href={login} onClick={() => rememberPage(suffix)}>
          <Trans>Sign in</Trans>
        </a>
      }
    >
      <div className={styles.column}>{children}</div>
    </PublicPage>
  );
}
