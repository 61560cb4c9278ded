import type { ReactNode } from "react";
import styles from "./IconBox.module.css";

type Props = { children: ReactNode; tone?: "brand" | "warning" | "coming" };

/** An icon on its tinted square, beside the words it stands for; what is still to come is drawn dashed. */
export const IconBox = ({ children, tone = "brand" }: Props) => (
  <span className={`${styles.box} ${styles[tone]}`}>{children}</span>
);
