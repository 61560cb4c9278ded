import { Trans } from "@lingui/react/macro";
import { SelectField } from "@portico/shared/components/SelectField";
import { useQuery } from "@tanstack/react-query";
import type { WaitingMode } from "../api/types";
import { useClinic } from "../session/clinic";
import { policyQuery } from "./queries";
import type { Answers } from "./useAnswers";
import styles from "./WaitingList.module.css";
import { useModeWords } from "./words";

const modes: WaitingMode[] = ["one_by_one", "to_all", "off"];

/** How what becomes free is offered. */
export function OfferingMode({ answers }: { answers: Answers }) {
  const { organization_id } = useClinic();
  const { data } = useQuery(policyQuery(organization_id));
  const words = useModeWords();
  if (!data) return null;
  return (
    <div className={styles.mode}>
      <SelectField
        size="staff"
        label={<Trans>How freed times are offered</Trans>}
        hint={
          <Trans>
            A time is kept for 30 minutes, for 10 when the visit is less than a day away. Nobody is written to
            between 21:00 and 8:00.
          </Trans>
        }
        value={data.mode}
        disabled={answers.busy === "policy"}
        onChange={(event) => void answers.setMode(data, event.target.value as WaitingMode)}
      >
        {modes.map((mode) => (
          <option key={mode} value={mode}>
            {words[mode]}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
