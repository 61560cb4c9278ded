import { Trans, useLingui } from "@lingui/react/macro";
import { Dialog } from "@portico/shared/components/Dialog";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { patientSearchQuery } from "../api/queries";
import type { PatientRow } from "../api/types";
import { groupedNationalId } from "../format/nationalId";
import { shortDate } from "../format/shortDate";
import { SearchInput } from "../patients/SearchInput";
import { useClinic } from "../session/clinic";
import { useDebounced } from "../ui/useDebounced";
import styles from "./Palette.module.css";

const MOST = 8;

/** Ctrl K from anywhere: type a patient, arrows, Enter. What is typed stays in memory and goes with the dialog. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { organization_id } = useClinic();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const query = useDebounced(text.trim(), 150);
  const found = useQuery({
    ...patientSearchQuery(organization_id, query),
    placeholderData: keepPreviousData,
  });
  const settled = query === text.trim() && !found.isFetching;
  const patients = query === "" ? [] : (found.data?.items.slice(0, MOST) ?? []);

  const open = (patient: PatientRow) => {
    onClose();
    void navigate({
      to: "/contracts/$contract/patients/$patient/data",
      params: { contract: organization_id, patient: patient.id },
    });
  };
  const press = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(to, patients.length - 1)));
    }
    // Never opens somebody who matched what was typed a moment ago.
    const chosen = patients[at];
    if (event.key === "Enter" && chosen && settled) open(chosen);
  };

  return (
    <Dialog title={<Trans>Go to a patient</Trans>} onClose={onClose} size="wide">
      <div className={styles.field}>
        <SearchInput
          role="combobox"
          aria-expanded={patients.length > 0}
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={patients[at] ? `palette-${patients[at].id}` : undefined}
          autoFocus
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
      </div>
      <div id="palette-list" className={styles.list} role="listbox" aria-label={t`Patients`}>
        {patients.map((patient, place) => (
          <Option key={patient.id} patient={patient} chosen={place === at} onOpen={() => open(patient)} />
        ))}
      </div>
      <p className={styles.says} role="status">
        <Says query={query} settled={settled} failed={found.isError} count={patients.length} />
      </p>
    </Dialog>
  );
}

type OptionProps = { patient: PatientRow; chosen: boolean; onOpen: () => void };

function Option({ patient, chosen, onOpen }: OptionProps) {
  const { nationalIdKind } = useClinic();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const facts = [
    patient.birth_date && shortDate(patient.birth_date),
    patient.national_id && groupedNationalId(nationalIdKind, patient.national_id),
    patient.city,
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: keys are with the field, which keeps the focus
    <div
      ref={row}
      id={`palette-${patient.id}`}
      className={styles.option}
      role="option"
      aria-selected={chosen}
      onClick={onOpen}
    >
      <strong>{patient.name}</strong>
      <span className={styles.facts}>{facts.filter(Boolean).join(" · ")}</span>
    </div>
  );
}

type SaysProps = { query: string; settled: boolean; failed: boolean; count: number };

function Says({ query, settled, failed, count }: SaysProps): ReactNode {
  if (failed) return <Trans>The search does not answer. Please try again.</Trans>;
  if (query === "") return <Trans>Type a part of the name; arrows choose, Enter opens the record.</Trans>;
  if (settled && count === 0) return <Trans>Nobody found</Trans>;
  return null;
}
