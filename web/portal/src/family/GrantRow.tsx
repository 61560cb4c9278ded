import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Badge } from "@portico/shared/components/Badge";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { Note } from "@portico/shared/components/Note";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Grant } from "../clinic/types.ts";
import { pagesOf } from "../pages.ts";
import { useFreshly } from "../security/useFreshly.tsx";
import { ChangeGrant, type Terms } from "./ChangeGrant.tsx";
import styles from "./Family.module.css";
import { Covered, UntilWhen } from "./terms.tsx";
import { useFamilyChange } from "./useFamilyChange.ts";
import { useRelationWords } from "./words.ts";

type Props = { grant: Grant; side: "patient" | "holder" };

/** One who acts for me, or for whom I act; and the way to end it. */
export function GrantRow({ grant, side }: Props) {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const relations = useRelationWords();
  const changing = useFamilyChange();
  const { freshly, asking } = useFreshly();
  const [open, setOpen] = useState<"ending" | "changing">();
  const close = () => setOpen(undefined);
  const name = (side === "patient" ? grant.holder : grant.patient).name || t`A related person`;
  const params = { path: { suffix, grant_id: grant.id } };

  async function end() {
    close();
    await changing.change(() =>
      freshly(() =>
        outcome(api.POST("/api/portal/{suffix}/related-persons/{grant_id}/revocation", { params })),
      ),
    );
  }

  async function save(body: Terms) {
    close();
    await changing.change(() =>
      freshly(() => outcome(api.PUT("/api/portal/{suffix}/related-persons/{grant_id}", { params, body }))),
    );
  }

  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <span className={styles.name}>
          {name}
          {grant.state === "ended" && (
            <Badge tone="plain">
              <Trans>Ended</Trans>
            </Badge>
          )}
          {grant.state === "not_yet" && (
            <Badge tone="plain">
              <Trans>Not yet</Trans>
            </Badge>
          )}
        </span>
        {side === "patient" && <span className={styles.meta}>{relations[grant.relation]}</span>}
        <span>
          <Covered scopes={grant.state === "active" ? grant.scopes_now : grant.scopes} />
        </span>
        <UntilWhen
          lastDay={grant.last_day}
          birthday={grant.until === grant.last_day ? undefined : grant.last_birthday}
        />
      </span>
      <span className={styles.acts}>
        {side === "holder" && grant.state === "active" && (
          <a
            className={buttonClass({ look: "plain" })}
            href={pagesOf(suffix, grant.patient.patient_id).home}
            aria-label={t`Open: ${name}`}
          >
            <Trans>Open</Trans>
          </a>
        )}
        {grant.may_change && grant.state !== "ended" && (
          <Button
            look="plain"
            busy={changing.busy}
            aria-label={t`Change: ${name}`}
            onClick={() => setOpen("changing")}
          >
            <Trans>Change</Trans>
          </Button>
        )}
        {grant.may_end && grant.state !== "ended" && (
          <Button
            look="plain"
            busy={changing.busy}
            aria-label={side === "patient" ? t`End it: ${name}` : t`I no longer want to: ${name}`}
            onClick={() => setOpen("ending")}
          >
            {side === "patient" ? <Trans>End it</Trans> : <Trans>I no longer want to</Trans>}
          </Button>
        )}
      </span>
      {!grant.may_end && (
        <span className={`${styles.meta} ${styles.below}`}>
          <Trans>The clinic has arranged this, and can change it with you.</Trans>
        </span>
      )}
      {changing.offline && <TryAgain error={changing.offline} />}
      {changing.refused && changing.refused.status !== 404 && (
        <div className={styles.below}>
          <Note tone="error" live>
            {changing.refused.errors[0]?.detail ?? changing.refused.detail}
          </Note>
        </div>
      )}
      {open === "changing" && (
        <ChangeGrant grant={grant} name={name} onSave={(terms) => void save(terms)} onClose={close} />
      )}
      {open === "ending" && (
        <Dialog
          title={
            side === "patient" ? (
              <Trans>Should {name} no longer act for you?</Trans>
            ) : (
              <Trans>Do you no longer want to act for {name}?</Trans>
            )
          }
          urgent
          onClose={close}
          actions={
            <>
              <Button look="plain" onClick={close}>
                <Trans>Keep it</Trans>
              </Button>
              <Button look="danger" onClick={() => void end()}>
                <Trans>End it now</Trans>
              </Button>
            </>
          }
        >
          <p>
            <Trans>It ends at once. We tell both of you by e-mail.</Trans>
          </p>
        </Dialog>
      )}
      {asking}
    </li>
  );
}
