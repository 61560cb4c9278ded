import { Trans } from "@lingui/react/macro";
import { Clock } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { useMaybeHere } from "../session/SessionContext.ts";
import { waitingQuery } from "./queries.ts";
import styles from "./Waiting.module.css";

type Props = { service: string; instead?: string };

/** Below the free times: for whom none of them is early enough. */
export function WaitLink({ service, instead }: Props) {
  const { suffix } = useClinic();
  const pages = usePages();
  const here = useMaybeHere();
  const patient_id = here?.profile.patient_id ?? "";
  const list = useQuery({ ...waitingQuery({ suffix, patient_id }), enabled: here !== null });
  if (here && !list.data?.services.includes(service)) return null;
  const waits = list.data?.items.some(({ ended_at, service_id }) => !ended_at && service_id === service);
  return (
    <a className={styles.link} href={waits ? pages.waiting : pages.newWait({ service, instead })}>
      <Clock size={18} />
      {waits ? (
        <Trans>You are on the waiting list for this</Trans>
      ) : (
        <Trans>Tell me when something earlier comes</Trans>
      )}
    </a>
  );
}
