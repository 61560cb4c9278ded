import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { portalQuery } from "../api/queries";
import { useContract } from "../session/contract";
import { BottomNav } from "./BottomNav";
import { showBrand } from "./brand";
import { IdleGuard } from "./IdleGuard";
import { PaletteKey } from "./PaletteKey";
import { PasskeyOffer } from "./PasskeyOffer";
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
      {contract && <Brand suffix={contract.suffix} />}
      <SideNav />
      <Main />
      <BottomNav />
      <Toasts />
      <IdleGuard />
      <PaletteKey />
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
      <PasskeyOffer />
      <Outlet />
    </main>
  );
}

/** The contract's colours and icon, also when they are changed on the settings page. */
function Brand({ suffix }: { suffix: string }) {
  const branding = useQuery(portalQuery(suffix)).data?.branding;
  useEffect(() => {
    if (branding) void showBrand(branding.stylesheet);
  }, [branding]);
  return branding?.favicon ? <link rel="icon" href={branding.favicon} /> : null;
}
