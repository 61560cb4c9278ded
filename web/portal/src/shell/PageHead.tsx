import type { ReactNode } from "react";
import styles from "./Lead.module.css";
import { PageTitle } from "./PageTitle.tsx";

/** A page's heading with the line under it. */
export const PageHead = ({
  name,
  title,
  children,
}: {
  name: string;
  title?: ReactNode;
  children?: ReactNode;
}) => (
  <div>
    <PageTitle name={name}>{title}</PageTitle>
    {children && <p className={styles.lead}>{children}</p>}
  </div>
);
