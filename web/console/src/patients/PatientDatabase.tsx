import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { PersonAdd } from "@portico/shared/icons";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { Key } from "../keys/Key";
import { KeyHint, KeyHints } from "../keys/KeyHints";
import { useKey } from "../keys/useKey";
import { useClinic } from "../session/clinic";
import page from "../theme/page.module.css";
import { PageTitle } from "../ui/PageTitle";
import { PREVIEW, useMedia } from "../ui/useMedia";
import { Nobody } from "./Nobody";
import styles from "./PatientDatabase.module.css";
import { PatientFilters } from "./PatientFilters";
import { PatientPreview } from "./PatientPreview";
import { PatientSearchField } from "./PatientSearchField";
import { PatientTable } from "./PatientTable";
import { keepSearch, useSearchText } from "./searchText";
import { usePatientList } from "./usePatientList";

const route = getRouteApi("/inside/contracts/$contract/patients");

export function PatientDatabase() {
  const { t } = useLingui();
  const { organization_id, may } = useClinic();
  const mayAdd = may("patients_write");
  const { preview, ...browsing } = route.useSearch();
  const navigate = useNavigate();
  const rows = useRef<HTMLDivElement>(null);
  const text = useSearchText(organization_id);
  const list = usePatientList(organization_id, text, browsing);
  const beside = useMedia(PREVIEW);
  const params = { contract: organization_id };

  const show = (id?: string) =>
    navigate({
      to: "/contracts/$contract/patients",
      params,
      search: id ? { ...browsing, preview: id } : browsing,
      replace: true,
    });
  const open = (id: string) =>
    navigate({ to: "/contracts/$contract/patients/$patient/data", params: { ...params, patient: id } });
  useKey("n", () => navigate({ to: "/contracts/$contract/patients/new", params }), mayAdd);
  useKey("Escape", () => show(), preview !== undefined);
  const chosen = beside ? preview : undefined;

  return (
    <div className={styles.columns} data-preview={chosen ? true : undefined}>
      <PageTitle>{t`Patient database`}</PageTitle>
      <div className={`${page.page} ${styles.page}`}>
        <div className={page.head}>
          <h1>
            <Trans>Patient database</Trans>
          </h1>
          <span className={page.aside} role="status">
            {list.searching && list.patients && (
              <Plural value={list.patients.length} one="# patient found" other="# patients found" />
            )}
          </span>
          <div className={page.actions}>
            {may("access_manage") && (
              <Link
                to="/contracts/$contract/invitations"
                params={params}
                className={`${buttonClass({ look: "plain", size: "staff" })} ${styles.onPhones}`}
              >
                <Trans>Portal invitations</Trans>
              </Link>
            )}
            {mayAdd && (
              <Link
                to="/contracts/$contract/patients/new"
                params={params}
                className={buttonClass({ look: "filled", size: "staff" })}
              >
                <PersonAdd size={18} />
                <Trans>New patient</Trans>
                <Key filled>N</Key>
              </Link>
            )}
          </div>
        </div>
        <PatientSearchField
          text={text}
          onText={(typed) => keepSearch(organization_id, typed)}
          onDown={() => rows.current?.querySelector<HTMLElement>("[data-row]")?.focus()}
          onEnter={() => {
            const only = list.patients?.length === 1 ? list.patients[0] : undefined;
            if (only && !list.busy) void open(only.id);
            else rows.current?.querySelector<HTMLElement>("[data-row]")?.focus();
          }}
        />
        <PatientFilters browsing={browsing} />
        {list.error !== null && <TryAgain error={list.error} onTryAgain={list.again} />}
        {list.patients?.length === 0 && <Nobody searching={list.searching} text={text} browsing={browsing} />}
        {(list.patients === undefined || list.patients.length > 0) &&
          (list.error === null || list.patients) && (
            <PatientTable
              ref={rows}
              patients={list.patients}
              busy={list.busy}
              chosen={chosen}
              onChoose={(id) => (beside ? show(id === preview ? undefined : id) : open(id))}
              onMove={(id) => chosen && show(id)}
              more={list.more}
              sort={browsing.sort}
            />
          )}
      </div>
      {chosen && <PatientPreview key={chosen} patient={chosen} onClose={() => show()} />}
      <KeyHints>
        <KeyHint keys={["↑", "↓"]}>{t`move`}</KeyHint>
        <KeyHint keys={["↵"]}>{t`open record`}</KeyHint>
        <KeyHint keys={[t`Space`]}>{t`preview`}</KeyHint>
        {mayAdd && <KeyHint keys={["N"]}>{t`new patient`}</KeyHint>}
        <KeyHint keys={["/"]}>{t`search`}</KeyHint>
        {chosen && <KeyHint keys={["Esc"]}>{t`close preview`}</KeyHint>}
      </KeyHints>
    </div>
  );
}
