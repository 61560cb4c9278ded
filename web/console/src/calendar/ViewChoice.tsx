import { useLingui } from "@lingui/react/macro";
import { Segmented } from "../ui/Segmented";
import type { View } from "./days";

export function ViewChoice({ view, onChoose }: { view: View; onChoose: (view: View) => void }) {
  const { t } = useLingui();
  return (
    <Segmented<View>
      label={t`View`}
      quiet
      name="view"
      value={view}
      choices={[
        { value: "day", words: t`Day` },
        { value: "week", words: t`Week` },
        { value: "list", words: t`List` },
        { value: "waiting", words: t`Waiting room` },
      ]}
      onChoose={onChoose}
    />
  );
}
