import { useLingui } from "@lingui/react/macro";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { Key } from "../keys/Key";
import { useKey } from "../keys/useKey";
import { stepsFrom } from "../patients/walk";
import { useClinic } from "../session/clinic";
import styles from "./Neighbours.module.css";

const TABS = ["data", "portal", "documents", "visits", "access-log"] as const;
type TabName = (typeof TABS)[number];

/** J and K: the next and the previous record of the list this one was opened from, on the same tab. */
export function Neighbours({ patient }: { patient: string }) {
  const { t } = useLingui();
  const { organization_id } = useClinic();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const tab = (TABS as readonly string[]).includes(pathname.split("/")[5] ?? "")
    ? (pathname.split("/")[5] as TabName)
    : "data";
  const steps = stepsFrom(organization_id, patient);
  const go = (to?: string) => {
    if (to)
      void navigate({
        to: `/contracts/$contract/patients/$patient/${tab}`,
        params: { contract: organization_id, patient: to },
      });
  };
  useKey("k", () => go(steps?.before), steps !== undefined);
  useKey("j", () => go(steps?.after), steps !== undefined);
  if (!steps) return null;
  const { place, of } = steps;
  return (
    <>
      <button
        type="button"
        className={styles.key}
        disabled={!steps.before}
        onClick={() => go(steps.before)}
        aria-label={t`Previous patient`}
        title={t`Previous patient`}
      >
        <Key>K</Key>
      </button>
      <button
        type="button"
        className={styles.key}
        disabled={!steps.after}
        onClick={() => go(steps.after)}
        aria-label={t`Next patient`}
        title={t`Next patient`}
      >
        <Key>J</Key>
      </button>
      <span>{t`${place} of ${of}`}</span>
    </>
  );
}
