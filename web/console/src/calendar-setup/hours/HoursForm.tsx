import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { ErrorSummary } from "@portico/shared/components/ErrorSummary";
import { Note } from "@portico/shared/components/Note";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type Failed, Failure } from "../../forms/Failure";
import { LeaveGuard } from "../../forms/LeaveGuard";
import { SaveBar } from "../../forms/SaveBar";
import { whenAnySignedOut } from "../../queryClient";
import { useClinic } from "../../session/clinic";
import { toast } from "../../shell/toasts";
import card from "../../theme/card.module.css";
import { scheduleQuery } from "../queries";
import type { Institution, Schedule, Service } from "../types";
import { DayLines } from "./DayLines";
import { weekdayName } from "./days";
import styles from "./HoursForm.module.css";
import { faultsOf, hoursOf, type Line, linesOf, minutesAWeek, twoPlaces, weekdays } from "./lines";
import { useFaultWords } from "./useFaultWords";
import { WeekPreview } from "./WeekPreview";

interface Props {
  path: { organization_id: string; practitioner_id: string };
  schedule: Schedule;
  institutions: Institution[];
  services: Service[];
}

const same = (a: Line[], b: Line[]) => JSON.stringify(hoursOf(a)) === JSON.stringify(hoursOf(b));

/** A practitioner's weekly hours and breaks, and the week that they make beside them. */
export function HoursForm({ path, schedule, institutions, services }: Props) {
  const { t, i18n } = useLingui();
  const client = useQueryClient();
  const mayManage = useClinic().may("scheduling_manage");
  const faultWords = useFaultWords();
  const [saved, setSaved] = useState(schedule);
  const [lines, setLines] = useState<Line[]>(() => linesOf(schedule.hours));
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState<Failed>();
  const [overtaken, setOvertaken] = useState(false);
  const [busy, setBusy] = useState(false);
  const before = linesOf(saved.hours);
  const faults = faultsOf(lines);
  const shown = attempt > 0 ? faults : [];
  const active = institutions.filter((one) => one.status === "active");
  const changed = weekdays.filter((day) => {
    const of = (all: Line[]) => all.filter((line) => line.weekday === day);
    return !same(of(lines), of(before));
  });
  const both = twoPlaces(lines);

  const take = (fresh: Schedule) => {
    setSaved(fresh);
    client.setQueryData(scheduleQuery(path).queryKey, fresh);
  };

  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    setFailed(undefined);
    setAttempt(attempt + 1);
    if (faults.length > 0 || changed.length === 0) return;
    setBusy(true);
    const answer = await outcome(
      api.PUT("/api/console/contracts/{organization_id}/practitioners/{practitioner_id}/schedule", {
        params: { path },
        body: { version: saved.version, hours: hoursOf(lines) },
      }),
    );
    setBusy(false);
    if (answer.kind === "signed-out") return whenAnySignedOut();
    if (answer.kind === "refused" && answer.problem.code === "VERSION_CHANGED") {
      setOvertaken(true);
      return setSaved(await client.fetchQuery({ ...scheduleQuery(path), staleTime: 0 }));
    }
    if (answer.kind !== "done") return setFailed({ outcome: answer, attempt });
    take(answer.value);
    setLines(linesOf(answer.value.hours));
    setAttempt(0);
    setOvertaken(false);
    toast(msg`Working hours saved`);
  };

  const minutes = minutesAWeek(lines);
  const hours = i18n.number(minutes / 60, { maximumFractionDigits: 1 });
  return (
    <form className={styles.columns} onSubmit={(event) => void save(event)} noValidate>
      <div className={styles.editor}>
        {shown.length > 0 && (
          <ErrorSummary
            key={attempt}
            title={<Trans>Please check this</Trans>}
            items={shown.map((fault) => {
              const line = lines.find(({ key }) => key === fault.key);
              return {
                id: `line-${fault.key}-${fault.field}`,
                text: `${weekdayName(line?.weekday ?? 1)}: ${faultWords[fault.kind]}`,
              };
            })}
          />
        )}
        {failed && <Failure failed={failed} />}
        {overtaken && (
          <Note tone="warning" live>
            <Trans>
              Somebody else saved these hours while you were here. What you typed is kept: saving again puts
              it in place of theirs.
            </Trans>
          </Note>
        )}
        {both.length > 0 && (
          <Note tone="warning" live>
            <Trans>Two institutions at the same time:</Trans> {both.map((one) => weekdayName(one)).join(", ")}
          </Note>
        )}
        <fieldset className={card.card} disabled={!mayManage}>
          <legend className="visually-hidden">{t`Working hours`}</legend>
          {weekdays.map((weekday) => (
            <DayLines
              key={weekday}
              weekday={weekday}
              lines={lines}
              faults={shown}
              institutions={active}
              services={services}
              onLines={setLines}
            />
          ))}
        </fieldset>
        <p className={styles.sum}>
          {minutes === 0 ? (
            <Trans>No hours yet: nothing can be booked.</Trans>
          ) : (
            <Trans>{hours} hours a week</Trans>
          )}
        </p>
      </div>
      <div className={styles.beside}>
        <WeekPreview
          path={path}
          hours={hoursOf(lines)}
          ready={faults.length === 0}
          institutions={institutions}
        />
      </div>
      <SaveBar
        changes={changed.map((one) => weekdayName(one))}
        busy={busy}
        onSave={() => void save()}
        onDiscard={() => {
          setLines(before);
          setAttempt(0);
          setFailed(undefined);
        }}
      />
      <LeaveGuard when={changed.length > 0 && !busy} />
    </form>
  );
}
