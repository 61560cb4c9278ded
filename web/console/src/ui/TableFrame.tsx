import type { ReactNode } from "react";
import table from "../theme/table.module.css";

/** A table without anything to focus in it can still be scrolled by keys: its frame takes the focus. */
export const TableFrame = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
  <section className={table.frame} aria-label={label} tabIndex={0}>
    {children}
  </section>
);
