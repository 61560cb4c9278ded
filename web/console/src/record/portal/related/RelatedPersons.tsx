import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { relatedPersonsQuery } from "../../../api/queries";
import type { Direction, Grant, PatientRecord } from "../../../api/types";
import { useMay } from "../../../session/session";
import card from "../../../theme/card.module.css";
import { usePatientPath } from "../../Record";
import parts from "../parts.module.css";
import { GrantLine } from "./GrantLine";
import styles from "./RelatedPersons.module.css";

const GrantDialog = lazy(() => import("./GrantDialog").then((module) => ({ default: module.GrantDialog })));
const EndDialog = lazy(() => import("./EndDialog").then((module) => ({ default: module.EndDialog })));

type Open =
  | { kind: "give"; direction: Direction }
  | { kind: "change"; grant: Grant }
  | { kind: "end"; grant: Grant };

/** Who may act for this patient in the portal, and for whom this patient may. */
export function RelatedPersons({ record }: { record: PatientRecord }) {
  const path = usePatientPath();
  const related = useQuery(relatedPersonsQuery(path));
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const mayChange = useMay(path.organization_id)("access_manage");

  const list = (direction: Direction, grants: Grant[], title: ReactNode, none: ReactNode) => (
    <section className={card.part} aria-labelledby={direction}>
      <div className={parts.head}>
        <h2 id={direction} className={parts.title}>
          {title}
        </h2>
        {mayChange && (
          <Button
            look="plain"
            size="staff"
            aria-describedby={direction}
            onClick={() => setOpen({ kind: "give", direction })}
          >
            <Trans>Add a person</Trans>
          </Button>
        )}
      </div>
      {grants.length === 0 && <p className={card.quiet}>{none}</p>}
      {grants.length > 0 && (
        <ul className={styles.list}>
          {grants.map((grant) => (
            <GrantLine
              key={grant.id}
              grant={grant}
              direction={direction}
              onChange={mayChange ? () => setOpen({ kind: "change", grant }) : undefined}
              onEnd={mayChange ? () => setOpen({ kind: "end", grant }) : undefined}
            />
          ))}
        </ul>
      )}
    </section>
  );

  return (
    <div className={card.card}>
      {related.error && !related.data && (
        <div className={card.part}>
          <TryAgain error={related.error} onTryAgain={() => related.refetch()} />
        </div>
      )}
      {related.data && (
        <>
          {list(
            "acts_for_patient",
            related.data.acting_for_patient,
            <Trans>Others who act for this patient</Trans>,
            <Trans>Nobody else may act for this patient in the portal.</Trans>,
          )}
          {list(
            "patient_acts_for",
            related.data.patient_acts_for,
            <Trans>For whom this patient acts</Trans>,
            <Trans>This patient acts for nobody else in the portal.</Trans>,
          )}
        </>
      )}
      <Suspense>
        {open?.kind === "give" && related.data && (
          <GrantDialog record={record} direction={open.direction} rules={related.data} onClose={close} />
        )}
        {open?.kind === "change" && related.data && (
          <GrantDialog record={record} grant={open.grant} rules={related.data} onClose={close} />
        )}
        {open?.kind === "end" && <EndDialog grant={open.grant} onClose={close} />}
      </Suspense>
    </div>
  );
}
