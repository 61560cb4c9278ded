import { Trans, useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { patientSearchQuery } from "../api/queries";
import type { PatientRow } from "../api/types";
import { groupedNationalId } from "../format/nationalId";
import { shortDate } from "../format/shortDate";
import { useClinic } from "../session/clinic";
import { useDebounced } from "../ui/useDebounced";
import styles from "./PatientPicker.module.css";
import { SearchInput } from "./SearchInput";

const MOST = 8;

interface Props {
  onPick: (patient: PatientRow) => void;
  /** What Enter does, while nothing is typed. */
  hint: ReactNode;
}

/** Type a patient, arrows, Enter. What is typed stays in memory and goes with the field. */
export function PatientPicker({ onPick, hint }: Props) {
  const { t } = useLingui();
  const { organization_id } = useClinic();
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const query = useDebounced(text.trim(), 150);
  const found = useQuery({
    ...patientSearchQuery(organization_id, query),
    placeholderData: keepPreviousData,
  });
  const settled = query === text.trim() && !found.isFetching;
  const patients = query === "" ? [] : (found.data?.items.slice(0, MOST) ?? []);
  // Enter pressed before the answer is there picks who is first when it comes, as typed.
  const [entered, setEntered] = useState(false);
  const first = patients[at];
  useEffect(() => {
    if (!entered || !settled) return;
    setEntered(false);
    if (first) onPick(first);
  }, [entered, settled, first, onPick]);

  const press = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(to, patients.length - 1)));
    }
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (text.trim() !== "") setEntered(true);
  };

  return (
    <>
      <SearchInput
        role="combobox"
        aria-expanded={patients.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={first ? `${id}-${first.id}` : undefined}
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setEntered(false);
        }}
        onKeyDown={press}
      />
      <div id={`${id}-list`} className={styles.list} role="listbox" aria-label={t`Patients`}>
        {patients.map((patient, place) => (
          <Option
            key={patient.id}
            id={`${id}-${patient.id}`}
            patient={patient}
            chosen={place === at}
            onOpen={() => onPick(patient)}
          />
        ))}
      </div>
      <p className={styles.says} role="status">
        <Says query={query} hint={hint} settled={settled} failed={found.isError} count={patients.length} />
      </p>
    </>
  );
}

type OptionProps = { id: string; patient: PatientRow; chosen: boolean; onOpen: () => void };

function Option({ id, patient, chosen, onOpen }: OptionProps) {
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
    <div ref={row} id={id} className={styles.option} role="option" aria-selected={chosen} onClick={onOpen}>
      <strong>{patient.name}</strong>
      <span className={styles.facts}>{facts.filter(Boolean).join(" · ")}</span>
    </div>
  );
}

type SaysProps = { query: string; hint: ReactNode; settled: boolean; failed: boolean; count: number };

function Says({ query, hint, settled, failed, count }: SaysProps): ReactNode {
  if (failed) return <Trans>The search does not answer. Please try again.</Trans>;
  if (query === "") return hint;
  if (settled && count === 0) return <Trans>Nobody found</Trans>;
  return null;
}
