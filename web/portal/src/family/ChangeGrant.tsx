import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { Field } from "@portico/shared/components/Field";
import { type FormEvent, useState } from "react";
import type { Grant, Scope } from "../clinic/types.ts";
import { isoOf } from "../first-login/birthDate.ts";
import styles from "./Family.module.css";
import { ScopeChoices } from "./ScopeChoices.tsx";

export type Terms = { scopes: Scope[]; until?: string };
type Props = { grant: Grant; name: string; onSave: (terms: Terms) => void; onClose: () => void };

/** What someone may do for me, and until when. */
export function ChangeGrant({ grant, name, onSave, onClose }: Props) {
  const { t } = useLingui();
  const [scopes, setScopes] = useState(grant.scopes);
  const [until, setUntil] = useState(dayFirst(grant.until));
  const [tried, setTried] = useState(false);
  const day = isoOf(until);
  const noScope = scopes.length === 0 && t`Choose at least one.`;
  const noDay = until.trim() !== "" && !day && t`Write the date with day, month and year.`;

  function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!noScope && !noDay) onSave({ scopes, ...(day && { until: day }) });
  }

  return (
    <Dialog title={<Trans>What may {name} do for you?</Trans>} onClose={onClose}>
      <form className={styles.change} onSubmit={save} noValidate>
        <ScopeChoices
          id={`scopes-${grant.id}`}
          chosen={scopes}
          onChoose={setScopes}
          error={tried && noScope ? noScope : undefined}
        />
        <Field
          id={`until-${grant.id}`}
          label={t`Until`}
          hint={t`Empty: until you end it. For example 31 12 2027`}
          error={tried && noDay ? noDay : undefined}
          autoComplete="off"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        <span className={styles.acts}>
          <Button look="plain" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit">
            <Trans>Save</Trans>
          </Button>
        </span>
      </form>
    </Dialog>
  );
}

/** 2027-12-31 as the hint writes it. */
const dayFirst = (iso = "") => iso.split("-").reverse().join(" ");
