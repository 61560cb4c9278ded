import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Empty } from "@portico/shared/components/Empty";
import { timeAt } from "@portico/shared/dates";
import { Calendar } from "@portico/shared/icons";
import type { CalendarAppointment } from "../api/types";
import { useClinic } from "../session/clinic";
import card from "../theme/card.module.css";
import table from "../theme/table.module.css";
import { TableFrame } from "../ui/TableFrame";
import { PHONE, useMedia } from "../ui/useMedia";
import styles from "./ListView.module.css";
import { useStatusWords } from "./words";

interface Props {
  visits: CalendarAppointment[];
  chosen?: string;
  onOpen: (id: string) => void;
}

/** The day in order of time, cancelled visits too. */
export function ListView({ visits, chosen, onOpen }: Props) {
  const phone = useMedia(PHONE);
  if (visits.length === 0)
    return (
      <Empty icon={<Calendar size={28} />} title={<Trans>Nobody is booked that day</Trans>}>
        <Trans>Appointments appear here as soon as they are booked.</Trans>
      </Empty>
    );
  return (
    <div className={styles.frame}>
      {phone ? (
        <Cards visits={visits} onOpen={onOpen} />
      ) : (
        <Wide visits={visits} chosen={chosen} onOpen={onOpen} />
      )}
    </div>
  );
}

function Wide({ visits, chosen, onOpen }: Props) {
  const { t } = useLingui();
  const { zone } = useClinic();
  return (
    <TableFrame label={t`Appointments of the day`}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col" className={table.first}>{t`Time`}</th>
            <th scope="col">{t`Patient`}</th>
            <th scope="col">{t`What`}</th>
            <th scope="col">{t`Doctor`}</th>
            <th scope="col">{t`State`}</th>
            <th scope="col">{t`Institution`}</th>
          </tr>
        </thead>
        <tbody>
          {visits.map((one) => (
            <tr
              key={one.id}
              data-clickable
              data-chosen={one.id === chosen || undefined}
              onClick={() => onOpen(one.id)}
            >
              <td className={table.first}>
                {timeAt(one.start, zone)}–{timeAt(one.end, zone)}
              </td>
              <td>
                <button
                  type="button"
                  className={styles.name}
                  data-off={one.status === "cancelled" || undefined}
                >
                  {one.patient_name}
                </button>
              </td>
              <td>{one.service_name}</td>
              <td>{one.practitioner_name}</td>
              <td>
                <State visit={one} />
              </td>
              <td>{one.location.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Cards({ visits, onOpen }: Props) {
  const { zone } = useClinic();
  return (
    <ul className={card.card}>
      {visits.map((one) => (
        <li key={one.id} className={styles.card}>
          <button type="button" className={styles.row} onClick={() => onOpen(one.id)}>
            <span className={styles.time}>{timeAt(one.start, zone)}</span>
            <span className={styles.what}>
              <strong data-off={one.status === "cancelled" || undefined}>{one.patient_name}</strong>
              <span>
                {one.service_name} · {one.practitioner_name}
              </span>
              <span className={styles.badges}>
                <State visit={one} />
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function State({ visit }: { visit: CalendarAppointment }) {
  const words = useStatusWords();
  const off = visit.status === "cancelled" || visit.status === "noshow";
  const open = visit.status === "pending";
  return (
    <span className={styles.badges}>
      <Badge
        tone={
          off || open
            ? "warning"
            : visit.status === "booked" || visit.status === "fulfilled"
              ? "plain"
              : "brand"
        }
      >
        {words[visit.status]}
      </Badge>
      {visit.is_guest && (
        <Badge tone="warning">
          <Trans>Guest</Trans>
        </Badge>
      )}
      {!visit.portal_activated && !visit.is_guest && !off && (
        <Badge tone="info">
          <Trans>Portal not activated</Trans>
        </Badge>
      )}
    </span>
  );
}
