import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { fullDateAt } from "@portico/shared/dates";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { SentInvitation } from "../clinic/types.ts";
import styles from "./Family.module.css";
import { Covered } from "./terms.tsx";
import { useFamilyChange } from "./useFamilyChange.ts";
import { useRelationWords } from "./words.ts";

/** Someone who was asked. Whether there is such a person here the page does not know. */
export function SentRow({ invitation }: { invitation: SentInvitation }) {
  const { t } = useLingui();
  const { suffix, time_zone } = useClinic();
  const relation = useRelationWords()[invitation.relation];
  const taking = useFamilyChange();
  const until = fullDateAt(invitation.expires_at, time_zone);
  const params = { path: { suffix, invitation_id: invitation.id } };
  const takeBack = () =>
    taking.change(() =>
      outcome(
        api.POST("/api/portal/{suffix}/related-persons/invitations/{invitation_id}/withdrawal", { params }),
      ),
    );
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <span className={styles.name}>
          {invitation.label}
          <Badge tone="info">
            <Trans>Asked</Trans>
          </Badge>
        </span>
        <span className={styles.meta}>{relation}</span>
        <span>
          <Covered scopes={invitation.scopes} />
        </span>
        <span className={styles.meta}>
          <Trans>May answer until {until}</Trans>
        </span>
      </span>
      <span className={styles.acts}>
        <Button
          look="plain"
          busy={taking.busy}
          aria-label={t`Take it back: ${invitation.label}`}
          onClick={() => void takeBack()}
        >
          <Trans>Take it back</Trans>
        </Button>
      </span>
      {taking.offline && <TryAgain error={taking.offline} onTryAgain={() => void takeBack()} />}
    </li>
  );
}
