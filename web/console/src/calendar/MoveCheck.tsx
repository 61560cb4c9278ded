import { Trans, useLingui } from "@lingui/react/macro";
import { timeAt } from "@portico/shared/dates";
import { Check, Info, Warning } from "@portico/shared/icons";
import { Key } from "../keys/Key";
import { type Consequence, isImpossible, isPossible } from "./consequences";
import styles from "./MoveCheck.module.css";
import type { Dragged } from "./useDrag";

interface Props {
  dragged: Dragged & { target: NonNullable<Dragged["target"]> };
  practitioner: string;
  consequences: Consequence[];
  zone: string;
}

/** What would follow, beside the hand. */
export function MoveCheck({ dragged, practitioner, consequences, zone }: Props) {
  const { visit, target, x, y } = dragged;
  const possible = isPossible(consequences);
  const left = Math.max(8, Math.min(x + 20, window.innerWidth - 300));
  const top = Math.max(8, Math.min(y + 20, window.innerHeight - 230));
  return (
    <div className={styles.check} style={{ left, top }} role="status">
      <strong>
        <Trans>
          Move {visit.patient_name} to {timeAt(new Date(target.start), zone)}?
        </Trans>
      </strong>
      <span className={styles.was}>
        <Trans>
          was {timeAt(visit.start, zone)}, now with {practitioner}
        </Trans>
      </span>
      <ul>
        {(possible ? consequences : consequences.filter(isImpossible)).map((one) => (
          <li key={one.kind} data-kind={one.kind}>
            <Icon kind={one.kind} />
            <Words consequence={one} zone={zone} />
          </li>
        ))}
      </ul>
      <span className={styles.foot}>
        {possible ? <Trans>Let go to move</Trans> : <Trans>This cannot be</Trans>} <Key>Esc</Key>
        <Trans>put back</Trans>
      </span>
    </div>
  );
}

function Icon({ kind }: { kind: Consequence["kind"] }) {
  if (kind === "free") return <Check size={18} />;
  return kind === "told" ? <Info size={18} /> : <Warning size={18} />;
}

function Words({ consequence, zone }: { consequence: Consequence; zone: string }) {
  const { t } = useLingui();
  switch (consequence.kind) {
    case "free":
      return t`Free, with the time before and after it`;
    case "outside":
      return t`Outside the doctor's hours`;
    case "busy":
      return t`The doctor is busy elsewhere then`;
    case "overlap":
      return consequence.patient
        ? t`${consequence.patient} is booked at ${timeAt(consequence.start, zone)}`
        : t`Somebody holds it in the portal just now`;
    case "not-done-by":
      return t`This doctor does not do that here`;
    case "past":
      return t`That time has passed`;
    case "cutoff":
      return t`The patient could no longer move it himself: better call first`;
    case "told":
      return t`The patient is told of the new time`;
  }
}
