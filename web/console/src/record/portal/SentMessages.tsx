import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dateTimeAt } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sentMessagesQuery } from "../../api/queries";
import type { SentMessage } from "../../api/types";
import { useClinic } from "../../session/clinic";
import card from "../../theme/card.module.css";
import { usePatientPath } from "../Record";
import { toneOf, usePurposeWords, useStateWords } from "./messageWords";
import parts from "./parts.module.css";
import styles from "./SentMessages.module.css";

/** For "I get no code": what was sent to this person lately, and what became of it. */
export function SentMessages() {
  const { zone } = useClinic();
  const messages = useQuery(sentMessagesQuery(usePatientPath()));
  return (
    <section className={`${card.card} ${card.part}`} aria-labelledby="sent-messages">
      <h2 id="sent-messages" className={parts.title}>
        <Trans>Messages of the last 90 days</Trans>
      </h2>
      {messages.error && !messages.data && (
        <TryAgain error={messages.error} onTryAgain={() => messages.refetch()} />
      )}
      {messages.data && <MessageList messages={messages.data.items} zone={zone} />}
    </section>
  );
}

const FIRST = 5;

/** The gateway itself would not take it: the state says so, and there is no provider's code. */
const REFUSED_AT_ONCE = "refused";

export function MessageList({ messages, zone }: { messages: SentMessage[]; zone: string }) {
  const [all, setAll] = useState(false);
  if (messages.length === 0)
    return (
      <p className={card.quiet}>
        <Trans>Nothing was sent yet.</Trans>
      </p>
    );
  return (
    <>
      <ul className={styles.list}>
        {messages.slice(0, all ? undefined : FIRST).map((message) => (
          <Line key={message.id} message={message} zone={zone} />
        ))}
      </ul>
      {!all && messages.length > FIRST && (
        <Button look="plain" size="staff" onClick={() => setAll(true)}>
          <Trans>Show earlier messages</Trans>
        </Button>
      )}
    </>
  );
}

function Line({ message, zone }: { message: SentMessage; zone: string }) {
  const { t } = useLingui();
  const purpose = usePurposeWords()(message.purpose);
  const state = useStateWords()(message);
  const way = message.channel === "email" ? t`E-mail` : message.channel === "sms" ? t`SMS` : t`Notification`;
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <strong>{purpose}</strong>
        <span className={card.quiet}>
          <Trans>
            {way} to {message.sent_to}
          </Trans>
          {message.segments > 1 && (
            <>
              {" · "}
              <Trans>{message.segments} parts</Trans>
            </>
          )}
          {" · "}
          <time dateTime={message.created_at}>{dateTimeAt(message.created_at, zone)}</time>
        </span>
      </div>
      <div className={styles.state}>
        <Badge tone={toneOf(message.state)}>{state}</Badge>
        {message.error_code && message.error_code !== REFUSED_AT_ONCE && (
          <span className={card.quiet}>
            <Trans>code {message.error_code}</Trans>
          </span>
        )}
      </div>
    </li>
  );
}
