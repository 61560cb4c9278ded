import type { MessageDescriptor } from "@lingui/core";
import { msg, plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useRef, useState } from "react";
import type { FiledDocument, NewDocument, PatientRecord } from "../api/types";
import { landErrors } from "../forms/landErrors";
import { whenAnySignedOut } from "../queryClient";
import { useClinic } from "../session/clinic";
import { useSession } from "../session/session";
import { toast } from "../shell/toasts";
import { type Card, type CardFields, channelsOf, isReady, newCard, reduceQueue } from "./queue";
import { send } from "./transfer";

const AT_ONCE = 2;

export interface UploadQueue {
  cards: Card[];
  today: string;
  filing: boolean;
  add: (files: File[]) => void;
  edit: (key: string, change: Partial<CardFields>) => void;
  remove: (key: string) => void;
  retry: (key: string) => void;
  /** Files every card that is ready. */
  file: () => Promise<void>;
  close: () => void;
}

/** Confirms, and says when a message that was wanted could not go out. */
function saying(filed: FiledDocument[]): MessageDescriptor {
  const count = filed.length;
  const skipped = (code: string) => filed.some((one) => one.notice_skipped === code);
  if (skipped("NOTICE_NO_PORTAL"))
    return msg`${plural(count, { one: "# document filed", other: "# documents filed" })}. Nobody was told: this patient cannot log in yet.`;
  if (skipped("NOTICE_UNREACHABLE"))
    return msg`${plural(count, { one: "# document filed", other: "# documents filed" })}. Nobody was told: there is no address on record.`;
  if (skipped("NOTICE_SMS_LIMIT"))
    return msg`${plural(count, { one: "# document filed", other: "# documents filed" })}. Nobody was told: the clinic's SMS allowance is used up.`;
  return msg`${plural(count, { one: "# document filed", other: "# documents filed" })}`;
}

/** Sends bytes at once, two files at a time, while the person still says what they are; files them on demand. */
export function useUploadQueue(record: PatientRecord): UploadQueue {
  const { i18n } = useLingui();
  const { organization_id, today } = useClinic();
  const { csrf_token } = useSession();
  const client = useQueryClient();
  const [cards, dispatch] = useReducer(reduceQueue, []);
  const [filing, setFiling] = useState(false);
  const running = useRef(new Map<string, AbortController>());

  const start = async (card: Card) => {
    const stop = new AbortController();
    running.current.set(card.key, stop);
    const startedAt = Date.now();
    const tell = (sent: number) =>
      dispatch({ do: "transfer", key: card.key, transfer: { kind: "sending", sent, startedAt } });
    tell(0);
    const end = await send({
      url: `/api/console/contracts/${organization_id}/uploads`,
      file: card.file,
      csrfToken: csrf_token,
      language: i18n.locale,
      onProgress: tell,
      signal: stop.signal,
    });
    running.current.delete(card.key);
    if (end.kind === "stopped") return;
    if (end.kind === "failed" && end.status === 401) whenAnySignedOut();
    dispatch({ do: "transfer", key: card.key, transfer: end });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the queue changes, with what it then needs
  useEffect(() => {
    const free = AT_ONCE - running.current.size;
    const waiting = cards.filter(
      (card) => card.transfer.kind === "waiting" && !running.current.has(card.key),
    );
    for (const card of waiting.slice(0, Math.max(0, free))) void start(card);
  }, [cards]);

  useEffect(() => {
    const all = running.current;
    return () => {
      for (const stop of all.values()) stop.abort();
    };
  }, []);

  const fileOne = async (card: Card): Promise<FiledDocument | undefined> => {
    if (card.transfer.kind !== "ready") return undefined;
    dispatch({ do: "filing", key: card.key, filing: { kind: "filing" } });
    const { type, title, examinationDate, patientAccess } = card.fields;
    const body: NewDocument = {
      upload_id: card.transfer.upload.upload_id,
      type: type as NewDocument["type"],
      title: title.trim(),
      examination_date: examinationDate,
      patient_access: patientAccess,
      notify: channelsOf(card.fields),
    };
    const answer = await outcome(
      api.POST("/api/console/contracts/{organization_id}/patients/{patient_id}/documents", {
        params: { path: { organization_id, patient_id: record.id } },
        headers: { "Idempotency-Key": card.key },
        body,
      }),
    );
    if (answer.kind === "done") return answer.value;
    if (answer.kind === "signed-out") whenAnySignedOut();
    const { onFields, whole } =
      answer.kind === "offline"
        ? { onFields: [], whole: [] }
        : landErrors(answer.problem, ["type", "title", "examination_date"]);
    const fields = Object.fromEntries(onFields.map((one) => [one.field, one.detail]));
    dispatch({ do: "filing", key: card.key, filing: { kind: "refused", detail: whole.join(" "), fields } });
    return undefined;
  };

  const file = async () => {
    dispatch({ do: "check" });
    const ready = cards.filter((card) => isReady(card, today));
    if (ready.length === 0 || filing) return;
    setFiling(true);
    const filed: FiledDocument[] = [];
    for (const card of ready) {
      const document = await fileOne(card);
      if (!document) continue;
      filed.push(document);
      dispatch({ do: "remove", key: card.key });
    }
    setFiling(false);
    if (filed.length === 0) return;
    void client.invalidateQueries({ queryKey: ["patient", record.id] });
    toast(saying(filed));
  };

  return {
    cards,
    today,
    filing,
    add: (files) =>
      dispatch({
        do: "add",
        cards: files.map((one) => newCard(one, crypto.randomUUID(), today, record.notice)),
      }),
    edit: (key, change) => dispatch({ do: "edit", key, change }),
    remove: (key) => {
      running.current.get(key)?.abort();
      running.current.delete(key);
      dispatch({ do: "remove", key });
    },
    retry: (key) => dispatch({ do: "transfer", key, transfer: { kind: "waiting" } }),
    file,
    close: () => {
      for (const stop of running.current.values()) stop.abort();
      running.current.clear();
      dispatch({ do: "clear" });
    },
  };
}
