import type { ReactNode } from "react";
import styles from "./Head.module.css";

/** A page's heading with the line under it, as the portal has them. */
export const Head = ({ title, children }: { title: ReactNode; children?: ReactNode }) => (
  <div>
    <h1>{title}</h1>
    {children && <p className={styles.lead}>{children}</p>}
  </div>
);
