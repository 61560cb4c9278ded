import { Trans } from "@lingui/react/macro";
import { EmergencyLine } from "@portico/shared/components/EmergencyLine";
import { TopBar } from "@portico/shared/components/TopBar";
import { telephone } from "@portico/shared/contact";
import type { ReactNode } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { ChosenLanguage } from "./ChosenLanguage.tsx";
import styles from "./PublicPage.module.css";

type Props = { children: ReactNode; top?: ReactNode; width?: "form" | "page" };

/** A page for whoever is not signed in: clinic, language, one column, help and the phone at its foot. */
export function PublicPage({ children, top, width = "form" }: Props) {
  const clinic = useClinic();
  const pages = usePages();
  return (
    <div className={styles.frame}>
      <TopBar
        name={clinic.name}
        logo={clinic.branding.logo}
        href={pages.landing}
        nameBelow={width === "page"}
      >
        <ChosenLanguage />
        {top}
      </TopBar>
      <main className={`${styles.main} ${styles[width]}`} id="main">
        {children}
      </main>
      <footer className={styles.footer}>
        {width === "form" && <EmergencyLine text={clinic.emergency_text} />}
        <p className={styles.links}>
          <a href={pages.help()}>
            <Trans>Help</Trans>
          </a>
          {clinic.contact.phone && <a href={telephone(clinic.contact.phone)}>{clinic.contact.phone}</a>}
        </p>
      </footer>
    </div>
  );
}
