import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Card } from "@portico/shared/components/Card";
import { Down, Print, Search } from "@portico/shared/icons";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { folded } from "./folded.ts";
import styles from "./Topics.module.css";

type Size = "patient" | "staff";

/**
 * Questions with their answers, shut at first: to search in, to print with all answers, and to open one by the address
 * (`#sms`).
 */
export function Topics({ children, size = "patient" }: { children: ReactNode; size?: Size }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<number>();
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const words = folded(typed).split(" ").filter(Boolean);
    setFound(words.length > 0 ? show(topicsIn(list.current), words) : showAll(topicsIn(list.current)));
  }, [typed]);
  useOpenedTopic();
  useOpenOnPaper(list);

  return (
    <div className={styles.topics} data-size={size}>
      <div className={`${styles.tools} screen-only`}>
        <search className={styles.search}>
          <label className="visually-hidden" htmlFor="help-search">{t`Search the help`}</label>
          <Search size={18} />
          <input
            id="help-search"
            type="text"
            enterKeyHint="search"
            autoComplete="off"
            placeholder={t`For example: SMS`}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </search>
        <Button look="plain" size={size} icon={<Print size={18} />} onClick={() => window.print()}>
          <Trans>Print</Trans>
        </Button>
      </div>
      <p className={`${styles.found} screen-only`} role="status">
        {found === 0 && <Trans>Nothing is found. Try another word.</Trans>}
        {found !== undefined && found > 0 && <Plural value={found} one="# answer" other="# answers" />}
      </p>
      <div ref={list} hidden={found === 0}>
        <Card>{children}</Card>
      </div>
    </div>
  );
}

/** One question; `id` is how an address names it. */
export function Topic({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <details id={id} className={styles.topic}>
      <summary className={styles.title}>
        {title}
        <Down size={18} />
      </summary>
      <div className={styles.answer}>{children}</div>
    </details>
  );
}

const topicsIn = (list: HTMLElement | null) => [...(list?.querySelectorAll("details") ?? [])];

/** Only those that hold every word, opened; how many. */
function show(topics: HTMLDetailsElement[], words: string[]): number {
  for (const topic of topics) {
    const text = folded(topic.textContent ?? "");
    topic.hidden = !words.every((word) => text.includes(word));
    topic.open = !topic.hidden;
  }
  return topics.filter(({ hidden }) => !hidden).length;
}

function showAll(topics: HTMLDetailsElement[]): undefined {
  for (const topic of topics) {
    if (topic.hidden) topic.open = false;
    topic.hidden = false;
  }
}

function useOpenedTopic() {
  useEffect(() => {
    const topic = document.getElementById(location.hash.slice(1));
    if (topic instanceof HTMLDetailsElement) {
      topic.open = true;
      topic.scrollIntoView();
    }
  }, []);
}

/** Paper cannot be clicked. */
function useOpenOnPaper(list: { current: HTMLElement | null }) {
  useEffect(() => {
    let shut: HTMLDetailsElement[] = [];
    const open = () => {
      shut = topicsIn(list.current).filter((topic) => !topic.open);
      for (const topic of shut) topic.open = true;
    };
    const shutAgain = () => {
      for (const topic of shut) topic.open = false;
    };
    addEventListener("beforeprint", open);
    addEventListener("afterprint", shutAgain);
    return () => {
      removeEventListener("beforeprint", open);
      removeEventListener("afterprint", shutAgain);
    };
  }, [list]);
}
