import { Plural, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { portalAccessQuery } from "../api/queries";
import type { PatientRecord } from "../api/types";
import { useClinic } from "../session/clinic";
import styles from "../theme/tabs.module.css";
import { useChosenInView } from "../ui/useChosenInView";
import { standingOf } from "./portal/standing";
import { usePatientPath } from "./Record";

/** Links, not tab widgets: each has its address, and opens in another window when asked to. */
export function Tabs({ record }: { record: PatientRecord }) {
  const { t } = useLingui();
  const path = usePatientPath();
  const { may } = useClinic();
  const access = useQuery(portalAccessQuery(path)).data;
  const standing = access && standingOf(access);
  const blockers = standing?.kind === "blocked" ? standing.inTheWay : 0;
  const strip = useChosenInView<HTMLElement>();
  return (
    <nav ref={strip} className={`${styles.tabs} screen-only`} aria-label={t`Record`}>
      <Tab page="data">{t`Data`}</Tab>
      <Tab page="portal">
        {t`Patient Portal`}
        {blockers > 0 && (
          <span className={styles.alarm}>
            <span aria-hidden="true">{blockers}</span>
            <span className="visually-hidden">
              <Plural value={blockers} one="# thing in the way" other="# things in the way" />
            </span>
          </span>
        )}
      </Tab>
      <Tab page="documents">
        {t`Documents`} <span className={styles.count}>{record.documents}</span>
      </Tab>
      {may("calendar_read") && <Tab page="appointments">{t`Appointments`}</Tab>}
      <Tab page="visits">
        {t`Visits`} <span className={styles.count}>{record.encounters}</span>
      </Tab>
      <Tab page="access-log">{t`Access log`}</Tab>
    </nav>
  );
}

type PageName = "data" | "portal" | "documents" | "appointments" | "visits" | "access-log";

function Tab({ page, children }: { page: PageName; children: ReactNode }) {
  const { organization_id, patient_id } = usePatientPath();
  const { pathname } = useLocation();
  const here = pathname.split("/")[5] === page;
  return (
    <Link
      to={`/contracts/$contract/patients/$patient/${page}`}
      params={{ contract: organization_id, patient: patient_id }}
      className={styles.tab}
      activeOptions={{ exact: true }}
      aria-current={here ? "page" : undefined}
    >
      {children}
    </Link>
  );
}
