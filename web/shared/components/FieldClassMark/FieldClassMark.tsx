import { Trans } from "@lingui/react/macro";
import { Check, Clock, Message } from "@portico/shared/icons";
import styles from "./FieldClassMark.module.css";

export type FieldClass = "at_once" | "after_proof" | "after_approval";

const icons = { at_once: Check, after_proof: Message, after_approval: Clock };

/** The class of a field in two or three words with its sign. */
export function FieldClassMark({ kind }: { kind: FieldClass }) {
  const Icon = icons[kind];
  return (
    <span className={`${styles.mark} ${styles[kind]}`}>
      <Icon size={14} />
      <FieldClassName kind={kind} />
    </span>
  );
}

export function FieldClassName({ kind }: { kind: FieldClass }) {
  if (kind === "at_once") return <Trans>Saved at once</Trans>;
  if (kind === "after_proof") return <Trans>With a check</Trans>;
  return <Trans>With approval</Trans>;
}

/** The same sign, large, for the explanation at the top of the page. */
export function FieldClassSign({ kind }: { kind: FieldClass }) {
  const Icon = icons[kind];
  return (
    <span className={`${styles.sign} ${styles[kind]}`}>
      <Icon size={16} />
    </span>
  );
}
