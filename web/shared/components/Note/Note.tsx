import { Alert, CheckCircle, Clock, Info, Shield, Warning } from "@portico/shared/icons";
import type { ReactNode } from "react";
import styles from "./Note.module.css";

type Tone = "plain" | "done" | "warning" | "error" | "quiet";
type Props = {
  tone?: Tone;
  icon?: "info" | "clock" | "shield";
  children: ReactNode;
  action?: ReactNode;
  live?: boolean;
};

const chosen = { info: Info, clock: Clock, shield: Shield };
const usual = { plain: Info, quiet: Info, done: CheckCircle, warning: Warning, error: Alert };

/** A short remark in a box, or without one ("quiet"). `live` has it read out when it appears. */
export function Note({ tone = "plain", icon, children, action, live }: Props) {
  const Icon = icon ? chosen[icon] : usual[tone];
  return (
    <div className={`${styles.note} ${styles[tone]}`} role={live ? "status" : undefined}>
      <Icon />
      <div className={styles.text}>{children}</div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
