import { Trans } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { DateBlock } from "@portico/shared/components/DateBlock";
import { dateTimeAt, dayAt } from "@portico/shared/dates";
import { Info } from "@portico/shared/icons";
import { type ReactNode, useId } from "react";
import type { Appointment } from "../clinic/types.ts";
import styles from "./AppointmentCard.module.css";
import { CallBand } from "./CallBand.tsx";
import { Facts } from "./Facts.tsx";
import { shownAs } from "./standing.ts";

type Props = {
  appointment: Appointment;
  /** Whose it is, where several people's stand together. */
  whose?: string;
  /** Of its title: below a section's heading it is the third. */
  level?: "h2" | "h3";
  /** What can be done: cells of the foot. */
  children?: ReactNode;
};

/** A booking to come: when, with whom, where, what to bring, and what can still be done about it. */
export function AppointmentCard({ appointment, whose, level: Title = "h2", children }: Props) {
  const title = useId();
  const shown = shownAs(appointment);
  const off = shown === "called-off";
  return (
    <article className={`${styles.card} unbroken`} data-off={off || undefined} aria-labelledby={title}>
      <div className={styles.head}>
        <DateBlock
          date={dayAt(appointment.start, appointment.location.time_zone)}
          asked={shown === "requested"}
        />
        <div className={styles.words}>
          <State appointment={appointment} whose={whose} />
          <Title className={styles.title} id={title}>
            {appointment.service_name}
          </Title>
          <p className={styles.meta}>
            {[appointment.practitioner_name, appointment.practitioner_specialty].filter(Boolean).join(" · ")}
          </p>
          <Facts visit={appointment} withPrice={!off} />
        </div>
      </div>
      {!off && appointment.preparation && <Preparation>{appointment.preparation}</Preparation>}
      {shown === "requested" && (
        <p className={styles.until}>
          <Trans>This time is kept for you. The clinic answers, and you hear from us.</Trans>
        </p>
      )}
      {shown === "open" && <Until appointment={appointment} />}
      {shown === "fixed" && <CallBand appointment={appointment} />}
      {children && <div className={`${styles.foot} screen-only`}>{children}</div>}
    </article>
  );
}

function State({ appointment, whose }: Pick<Props, "appointment" | "whose">) {
  const shown = shownAs(appointment);
  if (!whose && (shown === "open" || shown === "fixed")) return null;
  return (
    <p className={styles.state}>
      {whose && <Badge tone="info">{whose}</Badge>}
      {shown === "called-off" && (
        <Badge tone="error">
          <Trans>Cancelled by the clinic</Trans>
        </Badge>
      )}
      {shown === "requested" && (
        <Badge tone="plain">
          <Trans>Waiting for the clinic</Trans>
        </Badge>
      )}
      {shown === "going-on" && (
        <Badge>
          <Trans>Going on now</Trans>
        </Badge>
      )}
    </p>
  );
}

export const Preparation = ({ children }: { children: ReactNode }) => (
  <div className={styles.preparation}>
    <Info />
    <p>{children}</p>
  </div>
);

function Until({ appointment: { cancel_until, reschedule_until, location } }: Pick<Props, "appointment">) {
  const at = (moment: string) => dateTimeAt(moment, location.time_zone);
  return (
    <p className={styles.until}>
      {cancel_until && cancel_until === reschedule_until ? (
        <Trans>You can change or cancel until {at(cancel_until)}.</Trans>
      ) : (
        <>
          {reschedule_until && <Trans>You can change it until {at(reschedule_until)}.</Trans>}{" "}
          {cancel_until && <Trans>You can cancel until {at(cancel_until)}.</Trans>}
        </>
      )}
    </p>
  );
}
