import { useLingui } from "@lingui/react/macro";
import { dayNumber, monthOf, shortWeekday, weekdayDate } from "@portico/shared/dates";
import { Left, Right } from "@portico/shared/icons";
import { useState } from "react";
import { addDays, weekNumber, weeksOf } from "./days";
import styles from "./MonthRail.module.css";

interface Props {
  day: string;
  today: string;
  onChoose: (day: string) => void;
}

/** A month to jump from. */
export function MonthRail({ day, today, onChoose }: Props) {
  const { t } = useLingui();
  const [shown, setShown] = useState<{ of: string; month: string }>();
  const month = shown?.of === day ? shown.month : day.slice(0, 7);
  const weeks = weeksOf(month);
  const turn = (to: string) => setShown({ of: day, month: to.slice(0, 7) });
  return (
    <aside className={`${styles.rail} screen-only`} aria-label={t`Month`}>
      <div className={styles.head}>
        <h2>{monthOf(`${month}-01`)}</h2>
        <button type="button" title={t`Previous month`} onClick={() => turn(addDays(`${month}-01`, -1))}>
          <Left size={18} />
          <span className="visually-hidden">{t`Previous month`}</span>
        </button>
        <button type="button" title={t`Next month`} onClick={() => turn(addDays(`${month}-28`, 7))}>
          <Right size={18} />
          <span className="visually-hidden">{t`Next month`}</span>
        </button>
      </div>
      <table className={styles.month}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t`Week`}</span>
            </th>
            {weeks[0]?.map((one) => (
              <th key={one} scope="col">
                {shortWeekday(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              <th scope="row">{weekNumber(week[0] ?? day)}</th>
              {week.map((one) => (
                <td key={one}>
                  <button
                    type="button"
                    data-other={one.slice(0, 7) !== month || undefined}
                    data-today={one === today || undefined}
                    aria-current={one === day ? "date" : undefined}
                    aria-label={weekdayDate(one)}
                    onClick={() => onChoose(one)}
                  >
                    {dayNumber(one)}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </aside>
  );
}
