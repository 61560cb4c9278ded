import { Trans, useLingui } from "@lingui/react/macro";
import { BottomTabs } from "@portico/shared/components/BottomTabs";
import { PersonBar } from "@portico/shared/components/PersonBar";
import { PersonMenu } from "@portico/shared/components/PersonMenu";
import { PillTabs } from "@portico/shared/components/PillTabs";
import { TopBar } from "@portico/shared/components/TopBar";
import type { ReactNode } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { useHere } from "../session/SessionContext.ts";
import { ChosenLanguage } from "./ChosenLanguage.tsx";
import { useMenu } from "./menu.tsx";
import { PrintHead } from "./PrintHead.tsx";
import styles from "./Shell.module.css";
import { SignOutButton } from "./SignOutButton.tsx";
import { usePeople } from "./usePeople.ts";

/** What stands around every page of a signed-in person. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const clinic = useClinic();
  const pages = usePages();
  const { profile } = useHere();
  const menu = useMenu();
  const people = usePeople();
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main">
        <Trans>To the content</Trans>
      </a>
      <TopBar name={clinic.name} logo={clinic.branding.logo} href={pages.home}>
        <PersonMenu people={people} shownId={profile.patient_id} />
        <ChosenLanguage />
        <span className={styles.wide}>
          <SignOutButton />
        </span>
      </TopBar>
      <PersonBar people={people} shownId={profile.patient_id} />
      <div className={styles.content}>
        <PrintHead />
        <PillTabs label={t`Main menu`} tabs={menu.wide} />
        <main className={styles.main} id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <BottomTabs label={t`Main menu`} tabs={menu.narrow} />
    </div>
  );
}
