import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Again, Check, Close, Info, Page, Picture, Warning } from "@portico/shared/icons";
import type { Notice } from "../api/types";
import { fileSize } from "../format/fileSize";
import styles from "./FileCard.module.css";
import { FileFields } from "./FileFields";
import { type Card, faultsOf, secondsLeft } from "./queue";
import { mediaTypeOf } from "./transfer";
import type { UploadQueue } from "./useUploadQueue";

/** One file: how far it is, what the server says of it, what it is. */
export function FileCard({ card, queue, notice }: { card: Card; queue: UploadQueue; notice: Notice }) {
  const { t } = useLingui();
  const { file, transfer } = card;
  const refused = transfer.kind === "refused";
  return (
    <section className={styles.card} data-refused={refused || undefined} aria-label={file.name}>
      <div className={styles.head}>
        <span className={styles.icon}>{mediaTypeOf(file).startsWith("image/") ? <Picture /> : <Page />}</span>
        <p className={styles.name}>
          <strong>{file.name}</strong>{" "}
          <span className={styles.size}>
            {fileSize(file.size)}
            {transfer.kind === "ready" && (
              <>
                {" · "}
                <Plural value={transfer.upload.pages} one="# page" other="# pages" />
              </>
            )}
          </span>
        </p>
        <State card={card} today={queue.today} />
        <button
          type="button"
          className={styles.remove}
          onClick={() => queue.remove(card.key)}
          title={t`Remove`}
        >
          <Close size={16} />
          <span className="visually-hidden">{t`Remove ${file.name}`}</span>
        </button>
      </div>
      {transfer.kind === "sending" && <Bar sent={transfer.sent} size={file.size} label={file.name} />}
      {transfer.kind === "refused" && (
        <p className={styles.reason} role="alert">
          <strong>
            <Trans>This file cannot be taken</Trans>
          </strong>
          {transfer.detail}
        </p>
      )}
      {transfer.kind === "failed" && (
        <div className={styles.reason} role="alert">
          <strong>
            <Trans>The upload was interrupted</Trans>
          </strong>
          {transfer.detail ?? <Trans>The connection broke or the server was busy.</Trans>}
          <Button look="plain" size="small" icon={<Again size={14} />} onClick={() => queue.retry(card.key)}>
            <Trans>Try again</Trans>
          </Button>
        </div>
      )}
      {transfer.kind === "ready" && <Remarks notes={transfer.upload.notes} />}
      {!refused && <FileFields card={card} queue={queue} notice={notice} />}
    </section>
  );
}

/** What the check did to the file, or saw in it, that whoever files it should know. */
function Remarks({ notes }: { notes: string[] }) {
  const { t } = useLingui();
  const words: Record<string, string> = {
    acroform: t`A form: what was typed into its fields is shown as it is.`,
    animated: t`An animation: only its first picture is kept.`,
    gps_removed: t`The place where it was taken has been removed from it.`,
    damaged_page: t`A page is damaged. Please look at it before you file it.`,
  };
  const known = notes.flatMap((note) => words[note] ?? []);
  if (known.length === 0) return null;
  return (
    <ul className={styles.remarks}>
      {known.map((text) => (
        <li key={text}>
          <Info size={15} />
          {text}
        </li>
      ))}
    </ul>
  );
}

function State({ card, today }: { card: Card; today: string }) {
  const { transfer, filing } = card;
  if (filing.kind === "filing")
    return (
      <span className={styles.state}>
        <Trans>Filing…</Trans>
      </span>
    );
  if (transfer.kind === "refused" || transfer.kind === "failed")
    return (
      <span className={`${styles.state} ${styles.bad}`}>
        <Warning size={15} />
        {transfer.kind === "refused" ? <Trans>Refused</Trans> : <Trans>Not uploaded</Trans>}
      </span>
    );
  if (transfer.kind === "waiting")
    return (
      <span className={styles.state}>
        <Trans>Waiting</Trans>
      </span>
    );
  if (transfer.kind === "sending")
    return <Progress sent={transfer.sent} size={card.file.size} startedAt={transfer.startedAt} />;
  if (Object.keys(faultsOf(card.fields, today)).length > 0)
    return (
      <span className={styles.state}>
        <Trans>Uploaded</Trans>
      </span>
    );
  return (
    <span className={`${styles.state} ${styles.good}`}>
      <Check size={15} />
      <Trans>Ready</Trans>
    </span>
  );
}

/** Once the last byte has left, the server looks inside; that takes a moment of its own. */
function Progress({ sent, size, startedAt }: { sent: number; size: number; startedAt: number }) {
  if (sent >= size)
    return (
      <span className={styles.state}>
        <Trans>Checking…</Trans>
      </span>
    );
  const seconds = secondsLeft(sent, size, Date.now() - startedAt);
  return (
    <span className={`${styles.state} numbers`}>
      <strong>{Math.floor((sent / size) * 100)} %</strong>
      {seconds !== undefined && <Trans>{seconds} s left</Trans>}
    </span>
  );
}

function Bar({ sent, size, label }: { sent: number; size: number; label: string }) {
  return <progress className={styles.bar} max={Math.max(size, 1)} value={sent} aria-label={label} />;
}
