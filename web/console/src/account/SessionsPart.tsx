import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { useQueryClient } from "@tanstack/react-query";
import type { OwnAccount } from "../api/types";
import { toast } from "../shell/toasts";
import type { Freshly } from "../step-up/useFreshly";
import card from "../theme/card.module.css";
import { Fault, useFault } from "./Fault";
import styles from "./MyAccount.module.css";
import { useMoment } from "./useMoment";

type Session = OwnAccount["sessions"][number];

export function SessionsPart({ account, freshly }: { account: OwnAccount; freshly: Freshly }) {
  const client = useQueryClient();
  const { fault, settle } = useFault();
  const again = () => client.invalidateQueries({ queryKey: ["account"] });

  const end = async ({ id }: Session) => {
    const answer = await outcome(
      api.DELETE("/api/console/account/sessions/{session_id}", { params: { path: { session_id: id } } }),
    );
    settle(answer, () => toast(msg`Signed out there`));
    await again();
  };
  const endOthers = async () => {
    const answer = await freshly(() => outcome(api.DELETE("/api/console/account/sessions", {})));
    if (!answer) return;
    settle(answer, () => toast(msg`You are signed out everywhere else`));
    await again();
  };

  return (
    <section className={`${card.card} ${styles.part}`} aria-labelledby="sessions">
      <h2 id="sessions">
        <Trans>Where you are signed in</Trans>
      </h2>
      <Fault fault={fault} />
      <ul>
        {account.sessions.map((session) => (
          <SessionLine key={session.id} session={session} onEnd={() => void end(session)} />
        ))}
      </ul>
      <div className={styles.actions}>
        <Button look="plain" size="staff" onClick={() => void endOthers()}>
          <Trans>Sign out everywhere else</Trans>
        </Button>
      </div>
    </section>
  );
}

function SessionLine({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const { t } = useLingui();
  const moment = useMoment();
  const device = session.device || t`Unknown device`;
  const since = moment(session.signed_in_at);
  const seen = moment(session.seen_at);
  return (
    <li className={styles.line}>
      <span>
        <strong>{device}</strong>
        <br />
        <span className={card.quiet}>
          <Trans>
            Signed in {since}, last used {seen}
          </Trans>
        </span>
      </span>
      {session.current ? (
        <Badge>
          <Trans>This one</Trans>
        </Badge>
      ) : (
        <Button look="plain" size="small" aria-label={t`Sign out: ${device}, ${since}`} onClick={onEnd}>
          <Trans>Sign out</Trans>
        </Button>
      )}
    </li>
  );
}
