import { useEffect, useEffectEvent } from "react";

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));

/** A single key as a command: silent while somebody types, and with Ctrl, Alt or Cmd, which belong to the browser. */
export function useKey(key: string, press: (event: KeyboardEvent) => void, when = true) {
  const act = useEffectEvent(press);
  useEffect(() => {
    if (!when) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key.toLowerCase() || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      if (document.querySelector("[role=dialog][aria-modal], [role=alertdialog]")) return;
      act(event);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [key, when]);
}

/** Ctrl or Cmd with a key: works in fields too, which is what it is for. */
export function useCommand(key: string, press: () => void, when = true) {
  const act = useEffectEvent(press);
  useEffect(() => {
    if (!when) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== key || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [key, when]);
}
