import { useEffect, useId, useRef, useState } from "react";

/** A button that opens a panel beside it: Escape and a press elsewhere close it, Escape gives the focus back. */
export function useDisclosure() {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => {
      if (!frame.current?.contains(event.target as Node)) setOpen(false);
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      setOpen(false);
      frame.current?.querySelector("button")?.focus();
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    document.addEventListener("keydown", leave, true);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
      document.removeEventListener("keydown", leave, true);
    };
  }, [open]);

  return {
    open,
    close: () => setOpen(false),
    frame,
    button: { "aria-expanded": open, "aria-controls": open ? id : undefined, onClick: () => setOpen(!open) },
    panel: { id },
  };
}
