import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, Outlet } from "@tanstack/react-router";
import { patientQuery } from "../api/queries";
import { useClinic } from "../session/clinic";
import { Crumbs } from "../ui/Crumbs";
import { PageTitle } from "../ui/PageTitle";
import { UploadProvider } from "../upload/UploadProvider";
import { Banner } from "./Banner";
import { Neighbours } from "./Neighbours";
import styles from "./Record.module.css";
import { Tabs } from "./Tabs";

const route = getRouteApi("/inside/contracts/$contract/patients/$patient");

/** The paths that every call about this patient begins with. */
export function usePatientPath() {
  const { contract, patient } = route.useParams();
  return { organization_id: contract, patient_id: patient };
}

/** One patient's record: who it is stays on screen, the tabs change what is below. Files may be dropped anywhere on it. */
export function Record() {
  const { t } = useLingui();
  const path = usePatientPath();
  const { organization_id } = useClinic();
  const record = useSuspenseQuery(patientQuery(path)).data;
  return (
    <UploadProvider key={record.id} record={record}>
      <PageTitle>{t`Patient record`}</PageTitle>
      <Crumbs
        links={[
          <Link
            key="database"
            to="/contracts/$contract/patients"
            params={{ contract: organization_id }}
            activeOptions={{ exact: true }}
          >
            <Trans>Patient database</Trans>
          </Link>,
        ]}
        here={record.name}
        end={<Neighbours patient={record.id} />}
      />
      <div className={styles.head}>
        <Banner record={record} />
        <Tabs record={record} />
      </div>
      <div className={styles.body}>
        <Outlet />
      </div>
    </UploadProvider>
  );
}
