import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { fullDate } from "@portico/shared/dates";
import { Close, Upload } from "@portico/shared/icons";
import { useEffect, useRef, useState } from "react";
import type { PatientRecord } from "../api/types";
import { groupedNationalId } from "../format/nationalId";
import { useNationalIdWords } from "../format/words";
import { Key } from "../keys/Key";
import { useCommand, useKey } from "../keys/useKey";
import { FileCard } from "./FileCard";
import { isPending, isReady, messagesOf } from "./queue";
import styles from "./UploadDrawer.module.css";
import type { UploadQueue } from "./useUploadQueue";

interface Props {
  record: PatientRecord;
  queue: UploadQueue;
  onChoose: () => void;
}

/** Beside the record, not over it: one can look something up while the files go. */
export function UploadDrawer({ record, queue, onChoose }: Props) {
  const { t } = useLingui();
  const ids = useNationalIdWords();
  const [asking, setAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const pending = queue.cards.filter(isPending);
  const ready = queue.cards.filter((card) => isReady(card, queue.today));
  const leave = () => (pending.length > 0 && !asking ? setAsking(true) : queue.close());
  useCommand("Enter", () => void queue.file(), queue.cards.length > 0);
  useKey("Escape", leave);

  return (
    <aside className={`${styles.drawer} screen-only`} aria-labelledby="upload-title">
      <header className={styles.head}>
        <div>
          <h2 id="upload-title" ref={heading} tabIndex={-1}>
            <Trans>Upload to {record.name}</Trans>
          </h2>
          <p className={styles.who}>
            {[
              record.birth_date && fullDate(record.birth_date),
              record.national_id &&
                `${ids[record.national_id_kind]} ${groupedNationalId(record.national_id_kind, record.national_id)}`,
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        <button type="button" className={styles.close} onClick={leave} title={t`Close`}>
          <Close size={18} />
          <span className="visually-hidden">{t`Close`}</span>
        </button>
      </header>
      <div className={styles.cards}>
        <p className={styles.more}>
          <Upload size={18} />
          <span>
            <Trans>
              <strong>Drop more files</strong> anywhere on this record, or{" "}
              <button type="button" className={styles.choose} onClick={onChoose}>
                choose
              </button>
            </Trans>
          </span>
          <span className={styles.kinds}>
            <Trans>PDF, JPG, PNG</Trans>
          </span>
        </p>
        {queue.cards.map((card) => (
          <FileCard key={card.key} card={card} queue={queue} notice={record.notice} />
        ))}
      </div>
      <footer className={styles.foot}>
        {asking ? (
          <>
            <p className={styles.sum} role="alert">
              <strong>
                <Trans>Close without filing?</Trans>
              </strong>
              <span>
                <Plural
                  value={pending.length}
                  one="# file is not filed yet."
                  other="# files are not filed yet."
                />
              </span>
            </p>
            <Button look="plain" size="staff" onClick={() => queue.close()}>
              <Trans>Discard</Trans>
            </Button>
            <Button size="staff" onClick={() => setAsking(false)} autoFocus>
              <Trans>Go on</Trans>
            </Button>
          </>
        ) : (
          <>
            <Sum queue={queue} />
            <Button look="plain" size="staff" onClick={leave}>
              <Trans>Cancel</Trans>
              <Key>Esc</Key>
            </Button>
            <Button size="staff" busy={queue.filing} onClick={() => void queue.file()}>
              {ready.length === 0 ? (
                <Trans>File documents</Trans>
              ) : (
                <Plural value={ready.length} one="File # document" other="File # documents" />
              )}
              <Key filled>Ctrl ↵</Key>
            </Button>
          </>
        )}
      </footer>
    </aside>
  );
}

/** How many are ready, and what will leave the house: an SMS is never sent by surprise. */
function Sum({ queue }: { queue: UploadQueue }) {
  const ready = queue.cards.filter((card) => isReady(card, queue.today));
  const { emails, sms } = messagesOf(ready);
  const [some, all] = [ready.length, queue.cards.length];
  return (
    <p className={styles.sum} role="status">
      <strong>
        <Trans>
          {some} of {all} ready
        </Trans>
      </strong>
      <span>
        {emails === 0 && sms === 0 ? (
          <Trans>No message leaves</Trans>
        ) : (
          <>
            <Plural value={emails} one="# e-mail leaves" other="# e-mails leave" />,{" "}
            <Plural value={sms} _0="no SMS" one="# SMS, which costs money" other="# SMS, which cost money" />
          </>
        )}
      </span>
    </p>
  );
}
