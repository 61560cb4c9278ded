import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import styles from "./NoSuchPortal.module.css";

/** The server's bare address: it serves clinics, each at an address of its own, and tells nobody which. */
export function FrontDoor() {
  const { t } = useLingui();
  const title = t`Patient portal`;
  const demonstration = useDemonstration();
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className={styles.page}>
      <h1>{title}</h1>
      {demonstration ? (
        <p>
          <Trans>
            This is the demonstration. <a href={demonstration}>The clinic’s portal</a> is for its patients;{" "}
            <a href="/demo/messages">e-mails and text messages</a> show up here, and nothing is sent.
          </Trans>
        </p>
      ) : (
        <p>
          <Trans>
            Please open your clinic’s own address. It is on the clinic’s letters and e-mails; if you do not
            find it, please call your clinic.
          </Trans>
        </p>
      )}
      <p>
        <a href="/console/">
          <Trans>Staff sign in here</Trans>
        </a>
      </p>
    </main>
  );
}

/** Where the demonstration's clinic is; nothing on a server that is none. */
function useDemonstration(): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const asking = new AbortController();
    fetch("/api/demo/clinic", { signal: asking.signal })
      .then(async (answer) => answer.ok && setAddress(((await answer.json()) as { portal: string }).portal))
      .catch(() => undefined);
    return () => asking.abort();
  }, []);
  return address;
}
