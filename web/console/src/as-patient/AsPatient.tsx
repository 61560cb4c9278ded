import { Trans, useLingui } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { PillTabs } from "@portico/shared/components/PillTabs";
import { fullDate } from "@portico/shared/dates";
import { Eye, History, IdCard, Page } from "@portico/shared/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, Outlet, useLocation, useRouter } from "@tanstack/react-router";
import type { MouseEvent, ReactNode } from "react";
import { patientQuery } from "../api/queries";
import { PageTitle } from "../ui/PageTitle";
import styles from "./AsPatient.module.css";

const route = getRouteApi("/inside/contracts/$contract/patients/$patient/as-patient");

/** The paths that every call about this patient begins with. */
export function useSeenPath() {
  const { contract, patient } = route.useParams();
  return { organization_id: contract, patient_id: patient };
}

/** What the patient would see in the portal: to read, nothing to press. Whose it is and that it is not one's own stays on screen. */
export function AsPatient() {
  const { t } = useLingui();
  const path = useSeenPath();
  const record = useSuspenseQuery(patientQuery(path)).data;
  const follow = useFollow();
  const { pathname } = useLocation();
  const tab = (id: string, text: string, icon: ReactNode) => ({
    id,
    text,
    icon,
    href: `/console/contracts/${path.organization_id}/patients/${path.patient_id}/as-patient/${id}`,
    here: pathname.split("/")[6] === id,
  });
  const tabs = [
    tab("documents", t`Documents`, <Page size={20} />),
    tab("history", t`History`, <History size={20} />),
    tab("data", t`Data`, <IdCard size={20} />),
  ];
  return (
    <>
      <PageTitle>{t`As the patient sees it`}</PageTitle>
      <Warning name={record.name} birthDate={record.birth_date} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: only follows links, which have keys of their own */}
      <div className={styles.frame} onClick={follow}>
        <PillTabs label={t`Pages of the portal`} tabs={tabs} always />
        <Outlet />
      </div>
    </>
  );
}

function Warning({ name, birthDate }: { name: string; birthDate?: string }) {
  const { t } = useLingui();
  const { contract, patient } = route.useParams();
  return (
    <section className={styles.warning} aria-label={t`Seen as a patient`}>
      <Eye size={20} />
      <p className={styles.words}>
        <strong>
          <Trans>You see what {name} sees in the portal.</Trans>
        </strong>
        {birthDate && (
          <span>
            <Trans>Born {fullDate(birthDate)}.</Trans>
          </span>
        )}
        <span>
          <Trans>Nothing can be changed here, and that you looked stands in the access log.</Trans>
        </span>
      </p>
      <Link
        to="/contracts/$contract/patients/$patient/portal"
        params={{ contract, patient }}
        className={`${buttonClass({ look: "plain", size: "staff" })} screen-only`}
      >
        <Trans>Back to the record</Trans>
      </Link>
    </section>
  );
}

/** The portal's rows are plain links; here they are followed without loading the console anew. */
function useFollow() {
  const { history } = useRouter();
  return (event: MouseEvent) => {
    const anchor = (event.target as Element).closest<HTMLAnchorElement>("a[href^='/console/']");
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!anchor || !plain || event.defaultPrevented) return;
    event.preventDefault();
    history.push(anchor.pathname);
  };
}
