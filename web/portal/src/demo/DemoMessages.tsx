import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Mail } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import styles from "./DemoMessages.module.css";
import { type CapturedMessage, readMessages } from "./messages.ts";

/** The demonstration's post: what would have gone out by SMS and e-mail. Only `portico demo` has this page. */
export default function DemoMessages() {
  const { t, i18n } = useLingui();
  const messages = useQuery({ queryKey: ["demo-messages"], queryFn: readMessages, refetchInterval: 2000 });
  useEffect(() => {
    document.title = t`Messages of the demonstration`;
  }, [t]);
  return (
    <main className={styles.page}>
      <h1>
        <Trans>Messages of the demonstration</Trans>
      </h1>
      <p className={styles.lead}>
        <Trans>
          Nothing leaves this machine: every SMS and e-mail is shown here instead, the latest first.
        </Trans>
      </p>
      {messages.error && <TryAgain error={messages.error} onTryAgain={() => void messages.refetch()} />}
      {messages.data?.length === 0 && (
        <Empty icon={<Mail size={22} />} title={<Trans>No messages yet</Trans>}>
          <Trans>Sign in at the portal or the console: the code comes here.</Trans>
        </Empty>
      )}
      <ul className={styles.list}>
        {messages.data?.map((message, at) => (
          <li key={`${message.at}-${at}`} className={styles.message}>
            <Head
              message={message}
              time={new Intl.DateTimeFormat(i18n.locale, { timeStyle: "medium" }).format(
                new Date(message.at),
              )}
            />
            {message.subject && <h2 className={styles.subject}>{message.subject}</h2>}
            <p className={styles.text}>{message.text}</p>
          </li>
        ))}
      </ul>
    </main>
  );
}

const Head = ({ message, time }: { message: CapturedMessage; time: string }) => (
  <p className={styles.head}>
    <Badge tone={message.channel === "sms" ? "brand" : "info"}>
      {message.channel === "sms" ? (
        <Trans>SMS</Trans>
      ) : message.channel === "email" ? (
        <Trans>E-mail</Trans>
      ) : (
        <Trans>Push</Trans>
      )}
    </Badge>
    <strong>{message.to}</strong>
    <span className="numbers">{time}</span>
  </p>
);
