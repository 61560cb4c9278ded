import { type ReactNode, useEffect, useRef } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";

/** Whether a page was shown before in this tab: then the next one's heading takes the focus, as a loaded page would. */
let shownBefore = false;

type Props = {
  /** The page's name in the browser's tab; nothing personal. */
  name: string;
  children?: ReactNode;
};

/** The page's heading. */
export function PageTitle({ name, children }: Props) {
  const clinic = useClinic();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${name} – ${clinic.name}`;
  }, [name, clinic.name]);
  useEffect(() => {
    if (shownBefore) heading.current?.focus({ preventScroll: true });
    shownBefore = true;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? name}
    </h1>
  );
}
