import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { SelectField } from "@portico/shared/components/SelectField";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { countryName } from "@portico/shared/countries";
import { weekdayDate } from "@portico/shared/dates";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Failed, Failure } from "../../forms/Failure";
import { useClinic } from "../../session/clinic";
import { toast } from "../../shell/toasts";
import card from "../../theme/card.module.css";
import page from "../../theme/page.module.css";
import { holidaysQuery, policyQuery } from "../queries";
import { SetupHead, useSetupContract } from "../SetupHead";
import type { HolidayCalendar } from "../types";
import styles from "./Closures.module.css";
import { Exceptions } from "./Exceptions";

/** When the clinic is closed as a whole, and whoever is away. */
export function Closures() {
  const { t } = useLingui();
  const contract = useSetupContract();
  return (
    <>
      <SetupHead title={t`Closed days`} />
      <div className={page.page}>
        <div className={page.head}>
          <h1>
            <Trans>Closed days</Trans>
          </h1>
        </div>
        <div className={styles.columns}>
          <Exceptions contract={contract} />
          <Holidays contract={contract} />
        </div>
      </div>
    </>
  );
}

const calendars: HolidayCalendar[] = ["hu", "cr", "es"];

/** Whose national holidays close the clinic: chosen here, it holds at once. */
function Holidays({ contract }: { contract: string }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { may, today } = useClinic();
  const policy = useQuery(policyQuery(contract));
  const [failed, setFailed] = useState<Failed>();
  const [busy, setBusy] = useState(false);

  const choose = async (holidays: HolidayCalendar) => {
    setBusy(true);
    const answer = await outcome(
      api.PUT("/api/console/contracts/{organization_id}/scheduling-policy", {
        params: { path: { organization_id: contract } },
        body: { version: policy.data?.version ?? 0, holidays },
      }),
    );
    setBusy(false);
    setFailed(undefined);
    await client.invalidateQueries({ queryKey: ["calendar-setup", contract] });
    if (answer.kind !== "done") return setFailed({ outcome: answer, attempt: (failed?.attempt ?? 0) + 1 });
    toast(msg`Saved`);
  };

  const year = Number(today.slice(0, 4));
  return (
    <section className={`${card.card} ${card.part}`} aria-labelledby="holidays-title">
      <h2 id="holidays-title" className={styles.title}>
        <Trans>National holidays</Trans>
      </h2>
      {failed && <Failure failed={failed} />}
      {policy.error && <TryAgain error={policy.error} onTryAgain={() => policy.refetch()} />}
      {policy.data && (
        <>
          <SelectField
            size="staff"
            label={t`The clinic is closed on the holidays of`}
            value={policy.data.holidays}
            disabled={busy || !may("scheduling_manage")}
            onChange={(event) => void choose(event.target.value as HolidayCalendar)}
          >
            <option value="none">{t`No country: open on holidays`}</option>
            {calendars.map((one) => (
              <option key={one} value={one}>
                {countryName(one.toUpperCase())}
              </option>
            ))}
          </SelectField>
          {policy.data.holidays !== "none" && (
            <>
              <p className={styles.note}>
                <Trans>
                  To work on a holiday all the same, give the doctor other hours on that day. Regional
                  holidays are closed by hand.
                </Trans>
              </p>
              <NextHolidays contract={contract} calendar={policy.data.holidays} year={year} today={today} />
            </>
          )}
        </>
      )}
    </section>
  );
}

interface NextProps {
  contract: string;
  calendar: HolidayCalendar;
  year: number;
  today: string;
}

function NextHolidays({ contract, calendar, year, today }: NextProps) {
  const these = useQuery(holidaysQuery(contract, calendar, year)).data?.items ?? [];
  const next = useQuery(holidaysQuery(contract, calendar, year + 1)).data?.items ?? [];
  const until = `${year + 1}${today.slice(4)}`;
  return (
    <ul className={styles.list}>
      {[...these, ...next]
        .filter(({ day }) => today <= day && day < until)
        .map(({ day, name }) => (
          <li key={day}>
            <span>{weekdayDate(day)}</span>
            <span className={styles.name}>{name}</span>
          </li>
        ))}
    </ul>
  );
}
