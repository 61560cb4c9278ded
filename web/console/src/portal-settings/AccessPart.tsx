import { Plural, Trans } from "@lingui/react/macro";
import type { UseFormReturn } from "react-hook-form";
import type { PortalSettings } from "../api/types";
import { RadioCard } from "../ui/Radio";
import { Part } from "./Part";
import styles from "./parts.module.css";
import { idOfSetting, type SettingValues } from "./settings";
import { useMissingWords } from "./words";

interface Props {
  form: UseFormReturn<SettingValues>;
  saved: PortalSettings;
}

export function AccessPart({ form, saved }: Props) {
  const access = form.watch("access_type");
  return (
    <Part name="access" title={<Trans>Who may log in</Trans>} changed={access !== saved.access_type}>
      <div className={styles.pair} role="radiogroup" aria-labelledby="access-title">
        <RadioCard
          {...form.register("access_type")}
          id={idOfSetting("access_type")}
          value="manual"
          hint={<Trans>Staff switch the portal on in each patient's record.</Trans>}
        >
          <Trans>By hand, patient by patient</Trans>
        </RadioCard>
        <RadioCard
          {...form.register("access_type")}
          value="automatic"
          hint={
            <Trans>
              Every patient whose data is complete may log in at once and sets the password alone.
            </Trans>
          }
        >
          <Trans>Automatically</Trans>
        </RadioCard>
      </div>
      {saved.qualifying && <Counter qualifying={saved.qualifying} />}
    </Part>
  );
}

/** How many of the clinic's patients the automatic rule lets in, and what the others lack. */
function Counter({ qualifying }: { qualifying: NonNullable<PortalSettings["qualifying"]> }) {
  const word = useMissingWords();
  const { qualify, patients, missing } = qualifying;
  const reasons = Object.entries(missing).filter(([, count]) => count > 0);
  return (
    <div className={styles.counter}>
      <div>
        <p className={styles.big}>
          <Trans>
            <b>{qualify}</b> of {patients} patients qualify
          </Trans>
        </p>
        <progress
          className={styles.meter}
          value={qualify}
          max={Math.max(patients, 1)}
          aria-labelledby="access-title"
        />
      </div>
      {reasons.length > 0 && (
        <dl className={styles.missing}>
          <dt className={styles.whole}>
            <Plural
              value={patients - qualify}
              one="# patient lacks something"
              other="# patients lack something"
            />
          </dt>
          {reasons.map(([code, count]) => (
            <Reason key={code} word={word(code)} count={count} />
          ))}
        </dl>
      )}
    </div>
  );
}

const Reason = ({ word, count }: { word: string; count: number }) => (
  <>
    <dt>{word}</dt>
    <dd>{count}</dd>
  </>
);
