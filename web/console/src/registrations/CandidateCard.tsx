import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Approval, Candidate, ComparedField } from "../api/types";
import { PortalBadge } from "../patients/PortalBadge";
import { useClinic } from "../session/clinic";
import card from "../theme/card.module.css";
import { CheckCard } from "../ui/Check";
import styles from "./CandidateCard.module.css";
import { canTake, differencesOf, goesTo, type Inviting } from "./differences";
import { type FieldName, useFieldNames, useReadable } from "./words";

type Props = {
  candidate: Candidate;
  invite: Inviting;
  busy: boolean;
  /** The button that Enter would press: of the closest record. */
  first: boolean;
  onApprove: (approval: Approval) => void;
};

/** A record that may be this person's: what differs side by side, what agrees in one line. */
export function CandidateCard({ candidate, invite, busy, first, onApprove }: Props) {
  const { organization_id } = useClinic();
  const [take, setTake] = useState<FieldName[]>([]);
  const [checked, setChecked] = useState(false);
  const names = useFieldNames();
  const readable = useReadable();
  const { patient, has_account } = candidate;
  const { same, different } = differencesOf(candidate);
  const to = goesTo(candidate, invite, take);
  const id = `record-${patient.id}`;
  const agreeing = same.map((field) => names[field]).join(", ");
  const address = to && readable(invite === "email" ? "email" : "phone", to);
  return (
    <section className={card.card} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={styles.name}>
          <Link
            to="/contracts/$contract/patients/$patient/data"
            params={{ contract: organization_id, patient: patient.id }}
            target="_blank"
          >
            {patient.name}
          </Link>
        </h3>
        <PortalBadge state={patient.portal} />
      </div>
      {different.length > 0 && (
        <Differences
          rows={different}
          take={has_account ? undefined : take}
          onTake={(field, on) => {
            setTake((before) => (on ? [...before, field] : before.filter((one) => one !== field)));
            if (!on && take.length === 1) setChecked(false);
          }}
        />
      )}
      <div className={styles.foot}>
        {agreeing && (
          <p className={styles.same}>
            <Trans>The same: {agreeing}</Trans>
          </p>
        )}
        {has_account ? (
          <Note tone="warning">
            <Trans>
              This patient has an account already. If the person cannot get in, help on the record, and
              decline this registration.
            </Trans>{" "}
            <Link
              to="/contracts/$contract/patients/$patient/portal"
              params={{ contract: organization_id, patient: patient.id }}
            >
              <Trans>To the record’s tab Patient Portal</Trans>
            </Link>
          </Note>
        ) : (
          <>
            {take.length > 0 && (
              <CheckCard
                checked={checked}
                onChange={(event) => setChecked(event.target.checked)}
                hint={
                  <Trans>
                    By papers at the desk, or by a call to the phone number that was on record before. Whoever
                    knows these details may not be the patient.
                  </Trans>
                }
              >
                <Trans>I have checked who this person is</Trans>
              </CheckCard>
            )}
            <div className={styles.actions}>
              <Button
                size="staff"
                look={first ? undefined : "plain"}
                busy={busy}
                disabled={take.length > 0 && !checked}
                onClick={() =>
                  onApprove({
                    patient_id: patient.id,
                    take,
                    identity_checked: checked,
                    even_if_similar: false,
                    invite,
                  })
                }
              >
                <Trans>It is this patient: approve</Trans>
              </Button>
              {address && (
                <p className={styles.to}>
                  <Trans>The invitation goes to {address}</Trans>
                </p>
              )}
              {invite !== "later" && !address && (
                <p className={styles.to}>
                  <Trans>There is no such contact on record, so nothing is sent.</Trans>
                </p>
              )}
            </div>
          </>
        )}
      </div>
    </section>
  );
}

type RowsProps = {
  rows: ComparedField[];
  /** Absent where nothing may be taken. */
  take?: FieldName[];
  onTake: (field: FieldName, on: boolean) => void;
};

function Differences({ rows, take, onTake }: RowsProps) {
  const { t } = useLingui();
  const names = useFieldNames();
  const readable = useReadable();
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t`What differs`}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">
            <Trans>Typed</Trans>
          </th>
          <th scope="col">
            <Trans>On record</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const taken = take?.includes(row.field);
          return (
            <tr key={row.field}>
              <th scope="row">{names[row.field]}</th>
              <td data-label={t`Typed`}>
                {row.typed ? <ins className={styles.typed}>{readable(row.field, row.typed)}</ins> : "–"}
                {take && canTake(row) && (
                  <label className={styles.take}>
                    <input
                      type="checkbox"
                      checked={taken}
                      onChange={(event) => onTake(row.field, event.target.checked)}
                      aria-label={t`Write into the record: ${names[row.field]}`}
                    />
                    <Trans>write into the record</Trans>
                  </label>
                )}
              </td>
              <td data-label={t`On record`}>
                {row.on_record ? (
                  <span className={taken ? styles.replaced : undefined}>
                    {readable(row.field, row.on_record)}
                  </span>
                ) : (
                  <span className={styles.nothing}>
                    <Trans>nothing</Trans>
                  </span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
