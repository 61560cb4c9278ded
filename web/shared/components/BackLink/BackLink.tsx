import { Left } from "@portico/shared/icons";
import type { ReactNode } from "react";
import styles from "./BackLink.module.css";

/** To the page above this one; the browser's own back works as well. */
export const BackLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <a className={styles.back} href={href}>
    <Left size={18} />
    {children}
  </a>
);
