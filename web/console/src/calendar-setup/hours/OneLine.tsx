import { useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { SelectField } from "@portico/shared/components/SelectField";
import { Close, Down } from "@portico/shared/icons";
import { lazy, Suspense, useState } from "react";
import { useClinic } from "../../session/clinic";
import { Choice } from "../../ui/Choice";
import type { Institution, Service } from "../types";
import { shortPlace, useNameOf } from "../words";
import { ClockField } from "./ClockField";
import { weekdayName } from "./days";
import type { Line, LineFault } from "./lines";
import styles from "./OneLine.module.css";
import { useFaultWords } from "./useFaultWords";

const DateField = lazy(() => import("../../ui/DateField").then((module) => ({ default: module.DateField })));

interface Props {
  line: Line;
  faults: LineFault[];
  institutions: Institution[];
  services: Service[];
  onLine: (line: Line) => void;
  onRemove: () => void;
}

/** From when until when and where; which weeks, which service and which part of the year behind “More”. */
export function OneLine({ line, faults, institutions, services, onLine, onRemove }: Props) {
  const { t } = useLingui();
  const words = useFaultWords();
  const clinic = useClinic();
  const isPause = line.kind === "pause";
  const special =
    line.weeks !== "every" || line.service_id !== "" || line.valid_from !== "" || line.valid_until !== "";
  const [open, setOpen] = useState(special);
  const id = (field: string) => `line-${line.key}-${field}`;
  const fault = (field: LineFault["field"]) => {
    const found = faults.find((one) => one.field === field);
    return found && words[found.kind];
  };
  const day = weekdayName(line.weekday);
  const set = (part: Partial<Line>) => onLine({ ...line, ...part });
  return (
    <div className={styles.line} data-pause={isPause || undefined}>
      <div className={styles.main}>
        <span className={styles.times}>
          <ClockField
            id={id("start")}
            label={isPause ? t`${day}, break from` : t`${day}, from`}
            value={line.start}
            invalid={fault("start")}
            onChange={(start) => set({ start })}
          />
          <span aria-hidden="true">–</span>
          <ClockField
            id={id("end")}
            label={isPause ? t`${day}, break until` : t`${day}, until`}
            value={line.end}
            invalid={fault("end")}
            onChange={(end) => set({ end })}
          />
        </span>
        {isPause && <span className={styles.kind}>{t`Break`}</span>}
        {institutions.length > 1 && !isPause && (
          <span className={styles.place}>
            <Choice
              label={t`${day}, institution`}
              value={line.location_id}
              options={institutions.map((one) => ({
                value: one.id,
                text: shortPlace(one.name, clinic.name),
              }))}
              onChoose={(location_id) => set({ location_id })}
            />
          </span>
        )}
        <span className={styles.ends}>
          <Button
            look="quiet"
            size="small"
            aria-expanded={open}
            aria-label={t`${day}, weeks and dates`}
            onClick={() => setOpen(!open)}
          >
            <span data-open={open || undefined} className={styles.arrow}>
              <Down size={16} />
            </span>
          </Button>
          <Button
            look="quiet"
            size="small"
            aria-label={t`Remove ${line.start}–${line.end} on ${day}`}
            onClick={onRemove}
          >
            <Close size={16} />
          </Button>
        </span>
      </div>
      {(["start", "end"] as const).map(
        (field) =>
          fault(field) && (
            <p key={field} id={`${id(field)}-error`} className={styles.fault}>
              {fault(field)}
            </p>
          ),
      )}
      {open && (
        <More
          line={line}
          institutions={institutions}
          services={services}
          fault={fault("valid_until")}
          set={set}
        />
      )}
    </div>
  );
}

interface MoreProps {
  line: Line;
  institutions: Institution[];
  services: Service[];
  fault?: string;
  set: (part: Partial<Line>) => void;
}

function More({ line, institutions, services, fault, set }: MoreProps) {
  const { t } = useLingui();
  const clinic = useClinic();
  const nameOf = useNameOf(clinic.language);
  return (
    <div className={styles.more}>
      {line.kind === "pause" && institutions.length > 1 && (
        <SelectField
          size="staff"
          label={t`Institution`}
          value={line.location_id}
          onChange={(event) => set({ location_id: event.target.value })}
        >
          {institutions.map((one) => (
            <option key={one.id} value={one.id}>
              {shortPlace(one.name, clinic.name)}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        size="staff"
        label={t`Weeks`}
        value={line.weeks}
        onChange={(event) => set({ weeks: event.target.value as Line["weeks"] })}
      >
        <option value="every">{t`Every week`}</option>
        <option value="odd">{t`Odd weeks`}</option>
        <option value="even">{t`Even weeks`}</option>
      </SelectField>
      <SelectField
        size="staff"
        label={t`Only for`}
        value={line.service_id}
        onChange={(event) => set({ service_id: event.target.value })}
      >
        <option value="">{t`All services`}</option>
        {services.map((service) => (
          <option key={service.id} value={service.id}>
            {nameOf(service)}
          </option>
        ))}
      </SelectField>
      <Suspense fallback={<span className={styles.wait} />}>
        <DateField
          id={`line-${line.key}-valid_from`}
          label={t`From the day`}
          value={line.valid_from}
          onChange={(valid_from) => set({ valid_from })}
        />
        <DateField
          id={`line-${line.key}-valid_until`}
          label={t`Until the day`}
          value={line.valid_until}
          error={fault}
          onChange={(valid_until) => set({ valid_until })}
        />
      </Suspense>
    </div>
  );
}
