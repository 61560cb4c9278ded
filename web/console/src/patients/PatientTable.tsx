import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Down } from "@portico/shared/icons";
import { Link } from "@tanstack/react-router";
import type { KeyboardEvent, Ref } from "react";
import type { PatientRow } from "../api/types";
import { groupedNationalId } from "../format/nationalId";
import { spacedPhone } from "../format/phone";
import { shortDate } from "../format/shortDate";
import { useNationalIdWords } from "../format/words";
import { useClinic } from "../session/clinic";
import table from "../theme/table.module.css";
import { SkeletonRows } from "../ui/SkeletonRows";
import { PHONE, useMedia } from "../ui/useMedia";
import type { Browsing } from "./browsing";
import { PatientCards } from "./PatientCards";
import styles from "./PatientTable.module.css";
import { PortalBadge } from "./PortalBadge";

interface Props {
  ref: Ref<HTMLDivElement>;
  /** Undefined while the first page is on its way. */
  patients?: PatientRow[];
  busy: boolean;
  chosen?: string;
  /** A row was pressed, or Space on its name. */
  onChoose: (id: string) => void;
  /** The focus moved to another row. */
  onMove: (id: string) => void;
  sort?: Browsing["sort"];
  more?: { load: () => void; busy: boolean };
}

const COLUMNS = 6;

export function PatientTable({ ref, patients, busy, more, ...rest }: Props) {
  const phone = useMedia(PHONE);
  return (
    <div
      ref={ref}
      className={`${table.frame} ${styles.frame}`}
      aria-busy={busy}
      data-cards={phone || undefined}
    >
      {phone ? <PatientCards patients={patients} /> : <Wide patients={patients} {...rest} />}
      {more && (
        <div className={table.more}>
          <Button look="plain" size="staff" busy={more.busy} onClick={more.load}>
            <Trans>Show more patients</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

function Wide({
  patients,
  chosen,
  onChoose,
  onMove,
  sort,
}: Pick<Props, "patients" | "chosen" | "onChoose" | "onMove" | "sort">) {
  const { t } = useLingui();
  const { nationalIdKind } = useClinic();
  const words = useNationalIdWords();
  return (
    <table className={table.table} onKeyDown={walk}>
      <caption className="visually-hidden">{t`Patients`}</caption>
      <thead>
        <tr>
          <NameHead sort={sort} />
          <th scope="col" className={table.end}>
            <Trans>Born</Trans>
          </th>
          <th scope="col">
            <Trans>Phone</Trans>
          </th>
          <th scope="col" className={styles.id}>
            {nationalIdKind === "none" ? t`ID` : words[nationalIdKind]}
          </th>
          <th scope="col" className={styles.city}>
            <Trans>City</Trans>
          </th>
          <th scope="col">
            <Trans>Portal</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {patients === undefined && <SkeletonRows rows={12} columns={COLUMNS} />}
        {patients?.map((patient) => (
          <Row
            key={patient.id}
            patient={patient}
            chosen={patient.id === chosen}
            onChoose={() => onChoose(patient.id)}
            onFocus={() => onMove(patient.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

/** The name's head turns the order round. */
function NameHead({ sort }: Pick<Props, "sort">) {
  const { organization_id } = useClinic();
  const backwards = sort === "-name";
  return (
    <th
      scope="col"
      className={table.first}
      aria-sort={backwards ? "descending" : sort ? undefined : "ascending"}
    >
      <Link
        to="/contracts/$contract/patients"
        params={{ contract: organization_id }}
        search={({ sort: _, ...rest }) => (sort ? rest : { ...rest, sort: "-name" as const })}
        replace
        preload={false}
        className={styles.sort}
        data-order={backwards ? "down" : sort ? undefined : "up"}
      >
        <Trans>Name</Trans>
        <Down size={14} />
      </Link>
    </th>
  );
}

type RowProps = { patient: PatientRow; chosen: boolean; onChoose: () => void; onFocus: () => void };

function Row({ patient, chosen, onChoose, onFocus }: RowProps) {
  const { organization_id, nationalIdKind } = useClinic();
  return (
    // Keys do the same by Space on the name, see walk().
    <tr
      data-clickable
      data-chosen={chosen || undefined}
      onClick={(event) => {
        if (!(event.target as HTMLElement).closest("a")) onChoose();
      }}
    >
      <td className={table.first}>
        <Link
          data-row
          to="/contracts/$contract/patients/$patient/data"
          params={{ contract: organization_id, patient: patient.id }}
          preload={false}
          onFocus={onFocus}
          onKeyDown={(event) => {
            if (event.key !== " ") return;
            event.preventDefault();
            onChoose();
          }}
        >
          {patient.name}
        </Link>
        {patient.duplicate_suspect && <DuplicateMark />}
      </td>
      <td className={table.end}>{patient.birth_date ? shortDate(patient.birth_date) : "–"}</td>
      <td>{patient.phone ? spacedPhone(patient.phone) : "–"}</td>
      <td className={styles.id}>
        {patient.national_id ? groupedNationalId(nationalIdKind, patient.national_id) : "–"}
      </td>
      <td className={styles.city}>{patient.city || "–"}</td>
      <td>
        <PortalBadge state={patient.portal} />
      </td>
    </tr>
  );
}

const DuplicateMark = () => (
  <span className={styles.duplicate}>
    <Trans>double?</Trans>
  </span>
);

/** Arrows, Home and End move between the names. */
function walk(event: KeyboardEvent<HTMLTableElement>) {
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const at = names.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: names.length - 1 }[event.key];
  const name = to === undefined ? undefined : names[to];
  if (!name) return;
  event.preventDefault();
  name.focus();
  name.scrollIntoView({ block: "nearest" });
}
