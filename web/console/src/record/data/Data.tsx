import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Pencil } from "@portico/shared/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { patientQuery } from "../../api/queries";
import { Key } from "../../keys/Key";
import { useKey } from "../../keys/useKey";
import { useClinic } from "../../session/clinic";
import { usePatientPath } from "../Record";
import styles from "./Data.module.css";
import { DataSheets } from "./DataSheets";

const DataForm = lazy(() => import("./DataForm").then((module) => ({ default: module.DataForm })));

const route = getRouteApi("/inside/contracts/$contract/patients/$patient/data");

/** Read first; "Edit" turns the same data into fields. */
export function Data() {
  const path = usePatientPath();
  const record = useSuspenseQuery(patientQuery(path)).data;
  const mayEdit = useClinic().may("patients_write");
  const search = route.useSearch();
  const edit = search.edit && mayEdit;
  const navigate = useNavigate({ from: "/contracts/$contract/patients/$patient/data" });
  const turn = (on: boolean) => navigate({ search: on ? { edit: true } : {}, replace: true });
  useKey("e", () => turn(true), mayEdit && !edit);
  if (edit)
    return (
      <Suspense>
        <DataForm key={record.id} record={record} at={search.field} onDone={() => turn(false)} />
      </Suspense>
    );
  return (
    <div className={styles.view}>
      {mayEdit && (
        <div className={`${styles.tools} screen-only`}>
          <Button look="plain" size="staff" icon={<Pencil size={16} />} onClick={() => turn(true)}>
            <Trans>Edit</Trans>
            <Key>E</Key>
          </Button>
        </div>
      )}
      <DataSheets record={record} />
    </div>
  );
}
