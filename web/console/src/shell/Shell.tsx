import { useSuspenseQuery } from "@tanstack/react-query";
import { Outlet, useLocation } from "@tanstack/react-router";
import { Suspense, useEffect, useRef } from "react";
import { portalQuery } from "../api/queries";
import { useContract } from "../session/contract";
import { BottomNav } from "./BottomNav";
import { IdleGuard } from "./IdleGuard";
import styles from "./Shell.module.css";
import { SideNav } from "./SideNav";
import { SkipLink } from "./SkipLink";
import { Toasts } from "./Toasts";

/** The frame around every page behind the sign-in. */
export function Shell() {
  const contract = useContract();
  return (
    <div className={styles.shell}>
      <SkipLink />
      {contract && (
        <Suspense>
          <Brand suffix={contract.suffix} />
        </Suspense>
      )}
      <SideNav />
      <Main />
      <BottomNav />
      <Toasts />
      <IdleGuard />
    </div>
  );
}

/** A new page takes the focus to its start, so that keyboard and screen reader begin there and not in the menu. */
function Main() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because the address changed
  useEffect(() => {
    if (!first.current && !main.current?.contains(document.activeElement))
      main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [pathname]);
  return (
    <main ref={main} id="main" tabIndex={-1} className={styles.main}>
      <Outlet />
    </main>
  );
}

/** The contract's colours and icon. Without them the console looks as it does for everybody. */
function Brand({ suffix }: { suffix: string }) {
  const { branding } = useSuspenseQuery(portalQuery(suffix)).data;
  return (
    <>
      <link rel="stylesheet" href={branding.stylesheet} precedence="brand" />
      {branding.favicon && <link rel="icon" href={branding.favicon} />}
    </>
  );
}
