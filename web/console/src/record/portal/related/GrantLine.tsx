import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { fullDate } from "@portico/shared/dates";
import { Link } from "@tanstack/react-router";
import type { Direction, Grant } from "../../../api/types";
import { useClinic } from "../../../session/clinic";
import card from "../../../theme/card.module.css";
import styles from "./RelatedPersons.module.css";
import { useBasisWords, useRelationWords, useScopeWords } from "./words";

type Props = { grant: Grant; direction: Direction; onChange?: () => void; onEnd?: () => void };

/** One person, why, what for and until when. */
export function GrantLine({ grant, direction, onChange, onEnd }: Props) {
  const { t } = useLingui();
  const relation = useRelationWords()[grant.relation];
  const basis = useBasisWords()[grant.basis];
  const words = useScopeWords();
  const { organization_id } = useClinic();
  const holds = direction === "acts_for_patient";
  const person = holds ? grant.holder : grant.patient;
  const name = person.name || t`A person without a record here`;
  return (
    <li className={styles.line}>
      <div className={styles.words}>
        <span className={styles.name}>
          {person.patient_id ? (
            <Link
              to="/contracts/$contract/patients/$patient/portal"
              params={{ contract: organization_id, patient: person.patient_id }}
            >
              {name}
            </Link>
          ) : (
            name
          )}
          <State grant={grant} holds={holds} />
        </span>
        <span className={card.quiet}>
          {holds ? relation : <Trans>acts as: {relation}</Trans>} · {basis}
        </span>
        <span>
          {(grant.state === "active" ? grant.scopes_now : grant.scopes).map((one) => words[one]).join(", ")}
        </span>
        <span className={card.quiet}>
          <Times grant={grant} />
        </span>
        {grant.reason && (
          <span className={card.quiet}>
            <Trans>Note: {grant.reason}</Trans>
          </span>
        )}
      </div>
      {onChange && onEnd && (
        <span className={styles.acts}>
          <Button look="plain" size="staff" aria-label={t`Change: ${name}`} onClick={onChange}>
            <Trans>Change</Trans>
          </Button>
          <Button look="plain" size="staff" aria-label={t`End: ${name}`} onClick={onEnd}>
            <Trans>End</Trans>
          </Button>
        </span>
      )}
    </li>
  );
}

function State({ grant, holds }: { grant: Grant; holds: boolean }) {
  if (grant.state === "ended")
    return (
      <Badge>
        <Trans>Ended</Trans>
      </Badge>
    );
  if (grant.state === "not_yet")
    return (
      <Badge tone="warning">
        <Trans>Not yet</Trans>
      </Badge>
    );
  if (!holds) return null;
  return grant.holder_can_log_in ? (
    <Badge tone="brand">
      <Trans>Can log in</Trans>
    </Badge>
  ) : (
    <Badge tone="warning">
      <Trans>Cannot log in yet</Trans>
    </Badge>
  );
}

function Times({ grant }: { grant: Grant }) {
  const from = fullDate(grant.from);
  const until = grant.last_day && fullDate(grant.last_day);
  const narrows = grant.narrows_on && fullDate(grant.narrows_on);
  const byAge = grant.last_birthday && grant.until !== grant.last_day;
  return (
    <>
      {!until && <Trans>From {from}, without an end</Trans>}
      {until && !byAge && (
        <Trans>
          From {from} until {until}
        </Trans>
      )}
      {until && byAge && (
        <Trans>
          From {from} until {until}: ends on the birthday
        </Trans>
      )}
      {narrows && grant.state !== "ended" && (
        <>
          {" · "}
          <Trans>less from {narrows} on, by age</Trans>
        </>
      )}
    </>
  );
}
