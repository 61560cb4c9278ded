import { Plural, Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import type { UseMutationResult, UseQueryResult } from "@tanstack/react-query";
import type { ChosenPatient, RunPreview } from "../api/types";
import card from "../theme/card.module.css";
import styles from "./NewRun.module.css";
import { PatientNames } from "./PatientNames";

interface Props {
  preview: UseQueryResult<RunPreview>;
  upToDate: boolean;
  perDay: number;
  starting: Pick<UseMutationResult, "isPending" | "error">;
  onStart: () => void;
}

/** How many, and who; then why not the others, the most frequent reason first. */
export function Preview({ preview, upToDate, perDay, starting, onStart }: Props) {
  const { data, error } = preview;
  if (error) return <TryAgain error={error} onTryAgain={() => preview.refetch()} />;
  if (!data) return <div className={`${card.card} ${styles.waiting}`} />;
  const days = Math.ceil(data.invitable / perDay);
  return (
    <section className={card.card} aria-labelledby="who" aria-busy={!upToDate || undefined}>
      <div className={card.part}>
        <div role="status">
          <h2 id="who" className={styles.total}>
            <Plural value={data.invitable} _0="Nobody can be invited" one="# patient" other="# patients" />
          </h2>
        </div>
        <p className={card.quiet}>
          <Ways data={data} />{" "}
          {days > 1 && data.by_letter === 0 && (
            <Plural value={days} one="It takes # day." other="It takes # days." />
          )}
        </p>
        <div className={styles.start}>
          <Button
            size="staff"
            disabled={data.invitable === 0 || !upToDate}
            busy={starting.isPending}
            onClick={onStart}
          >
            <Plural
              value={data.invitable}
              _0="Nobody to invite"
              one="Invite # patient"
              other="Invite # patients"
            />
          </Button>
        </div>
        {starting.error && <TryAgain error={starting.error} />}
      </div>
      {data.left_out.map((reason) => (
        <div key={reason.code} className={card.part}>
          <More patients={reason.patients} of={reason.count} title={reason.detail} />
        </div>
      ))}
      {data.activated > 0 && (
        <p className={`${card.part} ${card.quiet}`}>
          <Plural
            value={data.activated}
            one="# other uses the portal already."
            other="# others use the portal already."
          />
        </p>
      )}
      {data.patients.length > 0 && (
        <div className={card.part}>
          <More patients={data.patients} of={data.invitable} open />
        </div>
      )}
    </section>
  );
}

function Ways({ data }: { data: RunPreview }) {
  if (data.by_letter > 0) return <Trans>By letters that you print.</Trans>;
  if (data.by_sms === 0) return null;
  if (data.by_email === 0) return <Trans>All by SMS, which costs money.</Trans>;
  const { by_email, by_sms } = data;
  return (
    <Trans>
      {by_email} by e-mail, {by_sms} by SMS, which costs money.
    </Trans>
  );
}

function More({
  patients,
  of,
  title,
  open,
}: {
  patients: ChosenPatient[];
  of: number;
  title?: string;
  open?: boolean;
}) {
  if (patients.length === 0) return null;
  const rest = of - patients.length;
  return (
    <details className={styles.more} open={open}>
      <summary>{title ? `${title}: ${of}` : <Trans>Who</Trans>}</summary>
      <PatientNames patients={patients} />
      {rest > 0 && (
        <p className={card.quiet}>
          <Plural value={rest} one="and # more" other="and # more" />
        </p>
      )}
    </details>
  );
}
