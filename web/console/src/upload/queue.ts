import type { Channel, DocumentType, Notice, Upload } from "../api/types";
import { guessFromFileName } from "./fileName";

/** How the patient is told of a document. "default" does not exist here: what the drawer shows is what is sent. */
export type Tell = "nothing" | "email" | "email_sms";

type Transfer =
  | { kind: "waiting" }
  | { kind: "sending"; sent: number; startedAt: number }
  | { kind: "ready"; upload: Upload }
  | { kind: "refused"; detail: string }
  | { kind: "failed"; status: number; detail?: string };

export interface CardFields {
  type: DocumentType | "";
  title: string;
  examinationDate: string;
  patientAccess: boolean;
  tell: Tell;
}

type Filing =
  | { kind: "open" }
  | { kind: "filing" }
  | { kind: "refused"; detail: string; fields: Record<string, string> };

export interface Card {
  key: string;
  file: File;
  transfer: Transfer;
  fields: CardFields;
  /** Fields whose value is still the program's guess. */
  guessed: ReadonlySet<keyof CardFields>;
  filing: Filing;
  /** Set once the person tried to file: until then nothing is red. */
  checked: boolean;
}

export type QueueAction =
  | { do: "add"; cards: Card[] }
  | { do: "remove"; key: string }
  | { do: "transfer"; key: string; transfer: Transfer }
  | { do: "edit"; key: string; change: Partial<CardFields> }
  | { do: "check" }
  | { do: "filing"; key: string; filing: Filing }
  | { do: "clear" };

export function newCard(file: File, key: string, today: string, notice: Notice): Card {
  const guess = guessFromFileName(file.name, today);
  const guessed = new Set<keyof CardFields>();
  if (guess.type) guessed.add("type");
  if (guess.examinationDate) guessed.add("examinationDate");
  return {
    key,
    file,
    transfer: { kind: "waiting" },
    fields: {
      type: guess.type ?? "",
      title: guess.title,
      examinationDate: guess.examinationDate ?? "",
      patientAccess: true,
      tell: notice,
    },
    guessed,
    filing: { kind: "open" },
    checked: false,
  };
}

export function reduceQueue(cards: Card[], action: QueueAction): Card[] {
  switch (action.do) {
    case "add":
      return [...cards, ...action.cards];
    case "remove":
      return cards.filter((card) => card.key !== action.key);
    case "clear":
      return [];
    case "check":
      return cards.map((card) => ({ ...card, checked: true }));
    case "transfer":
      return change(cards, action.key, (card) => ({ ...card, transfer: action.transfer }));
    case "filing":
      return change(cards, action.key, (card) => ({ ...card, filing: action.filing }));
    case "edit":
      return change(cards, action.key, (card) => edited(card, action.change));
  }
}

function change(cards: Card[], key: string, by: (card: Card) => Card): Card[] {
  return cards.map((card) => (card.key === key ? by(card) : card));
}

function edited(card: Card, change: Partial<CardFields>): Card {
  const guessed = new Set([...card.guessed].filter((field) => !(field in change)));
  const filing: Filing = card.filing.kind === "refused" ? { kind: "open" } : card.filing;
  return { ...card, fields: { ...card.fields, ...change }, guessed, filing };
}

export type Fault = "type_missing" | "title_missing" | "date_missing" | "date_future";

/** What the person has still to settle on a card; empty when it can be filed as soon as its bytes are there. */
export function faultsOf(fields: CardFields, today: string): Partial<Record<keyof CardFields, Fault>> {
  const faults: Partial<Record<keyof CardFields, Fault>> = {};
  if (fields.type === "") faults.type = "type_missing";
  if (fields.title.trim() === "") faults.title = "title_missing";
  if (fields.examinationDate === "") faults.examinationDate = "date_missing";
  else if (fields.examinationDate > today) faults.examinationDate = "date_future";
  return faults;
}

/** Still the person's business: not refused for good. */
export const isPending = (card: Card) => card.transfer.kind !== "refused";

export const isReady = (card: Card, today: string) =>
  isPending(card) && card.transfer.kind === "ready" && Object.keys(faultsOf(card.fields, today)).length === 0;

/** Without access nothing is sent, whatever was chosen before. */
export function channelsOf({ patientAccess, tell }: CardFields): Channel[] {
  if (!patientAccess || tell === "nothing") return [];
  return tell === "email" ? ["email"] : ["email", "sms"];
}

export function messagesOf(cards: Card[]): { emails: number; sms: number } {
  const channels = cards.flatMap((card) => channelsOf(card.fields));
  return {
    emails: channels.filter((channel) => channel === "email").length,
    sms: channels.filter((channel) => channel === "sms").length,
  };
}

/** Seconds until the rest is there at the speed so far; none while there is too little to judge by. */
export function secondsLeft(sent: number, size: number, elapsedMs: number): number | undefined {
  if (elapsedMs < 1000 || sent <= 0 || sent >= size) return undefined;
  return Math.ceil(((size - sent) / sent) * (elapsedMs / 1000));
}
