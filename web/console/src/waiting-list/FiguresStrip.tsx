import { Trans, useLingui } from "@lingui/react/macro";
import { fullDate } from "@portico/shared/dates";
import { region } from "@portico/shared/i18n";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useClinic } from "../session/clinic";
import { figuresQuery } from "./queries";
import styles from "./WaitingList.module.css";

const whole = (value: number) => new Intl.NumberFormat(region()).format(value);
const percent = (part: number, of: number) =>
  new Intl.NumberFormat(region(), { style: "percent" }).format(part / of);
const days = (minutes: number) =>
  new Intl.NumberFormat(region(), { maximumFractionDigits: 1 }).format(minutes / 1440);

/** What the list has brought in the last three months. */
export function FiguresStrip() {
  const { t } = useLingui();
  const { organization_id } = useClinic();
  const { data } = useQuery(figuresQuery(organization_id));
  if (!data) return null;
  return (
    <section aria-label={t`What the waiting list has brought`}>
      <dl className={styles.figures}>
        <Figure name={<Trans>Wait now</Trans>} value={whole(data.waiting)} />
        <Figure name={<Trans>Freed times offered</Trans>} value={whole(data.freed)} />
        <Figure
          name={<Trans>Filled again</Trans>}
          value={data.freed > 0 ? percent(data.refilled, data.freed) : "–"}
        />
        <Figure
          name={<Trans>Offers accepted</Trans>}
          value={data.offered > 0 ? `${whole(data.accepted)} / ${whole(data.offered)}` : "–"}
        />
        <Figure name={<Trans>Days gained by patients</Trans>} value={days(data.minutes_gained)} />
      </dl>
      <p className={styles.since}>
        <Trans>Since {fullDate(data.from)}</Trans>
      </p>
    </section>
  );
}

const Figure = ({ name, value }: { name: ReactNode; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
