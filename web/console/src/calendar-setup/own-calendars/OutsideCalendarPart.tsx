import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Field } from "@portico/shared/components/Field";
import { Note } from "@portico/shared/components/Note";
import { dateTimeAt } from "@portico/shared/dates";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Failure } from "../../forms/Failure";
import { useClinic } from "../../session/clinic";
import { toast } from "../../shell/toasts";
import card from "../../theme/card.module.css";
import type { OutsideCalendar } from "../types";
import styles from "./OwnCalendars.module.css";
import { useCalendarActs } from "./useCalendarActs";

const LONGEST = 2000;

interface Props {
  path: { organization_id: string; practitioner_id: string };
  name: string;
  calendar?: OutsideCalendar;
  mayManage: boolean;
}

/** Busy times in: nobody is booked over what stands in the doctor's own calendar. */
export function OutsideCalendarPart({ path, name, calendar, mayManage }: Props) {
  const acts = useCalendarActs(path);
  const [changing, setChanging] = useState(false);
  const params = { params: { path } };

  const set = async (address: string) => {
    const done = await acts.run(
      outcome(
        api.PUT("/api/console/contracts/{organization_id}/practitioners/{practitioner_id}/outside-calendar", {
          ...params,
          body: { address },
        }),
      ),
    );
    if (!done) return;
    setChanging(false);
    toast(msg`Saved. The calendar is being read.`);
  };
  const ask = () =>
    acts.run(
      outcome(
        api.POST(
          "/api/console/contracts/{organization_id}/practitioners/{practitioner_id}/outside-calendar/fetch",
          params,
        ),
      ),
    );
  const forget = async () => {
    await acts.run(
      outcome(
        api.DELETE(
          "/api/console/contracts/{organization_id}/practitioners/{practitioner_id}/outside-calendar",
          params,
        ),
      ),
    );
    setChanging(false);
  };

  return (
    <div className={`${card.part} ${styles.part}`}>
      <h3>
        <Trans>Keep free what stands in the doctor’s own calendar</Trans>
      </h3>
      <p>
        <Trans>
          Portico looks into a calendar kept elsewhere (Google, Outlook, Apple …) every quarter of an hour.
          While {name} is busy there, nobody is booked here. Only from when until when is kept, never what it
          is.
        </Trans>
      </p>
      {acts.failed && !changing && calendar && <Failure failed={acts.failed} />}
      {calendar && <Standing calendar={calendar} path={path} />}
      {mayManage && (!calendar || changing) && (
        <AddressForm
          acts={acts}
          onSet={(address) => void set(address)}
          onCancel={
            calendar &&
            (() => {
              acts.clear();
              setChanging(false);
            })
          }
        />
      )}
      {mayManage && calendar && !changing && (
        <div className={styles.buttons}>
          <Button look="plain" size="staff" busy={acts.busy || calendar.is_due} onClick={() => void ask()}>
            <Trans>Look now</Trans>
          </Button>
          <Button look="plain" size="staff" onClick={() => setChanging(true)}>
            <Trans>Another address</Trans>
          </Button>
          <Button look="quiet" size="staff" busy={acts.busy} onClick={() => void forget()}>
            <Trans>Remove the calendar</Trans>
          </Button>
        </div>
      )}
      {!mayManage && !calendar && (
        <p>
          <Trans>No calendar is set. An administrator can set one.</Trans>
        </p>
      )}
    </div>
  );
}

function Standing({ calendar, path }: { calendar: OutsideCalendar; path: Props["path"] }) {
  const { zone } = useClinic();
  const { host, fault, is_due, read_at, busy_times } = calendar;
  const read = read_at && dateTimeAt(read_at, zone);
  return (
    <>
      {fault && !is_due && (
        <Note tone="error" live>
          <strong>{fault.detail}</strong>{" "}
          {read ? (
            <Trans>Last read on {read}; the busy times from then still hold.</Trans>
          ) : (
            <Trans>Until it can be read, any time can be booked here.</Trans>
          )}
        </Note>
      )}
      {is_due && (
        <Note icon="clock" live>
          <Trans>The calendar at {host} is being read …</Trans>
        </Note>
      )}
      {!fault && !is_due && (
        <Note tone="done" live>
          <span className={styles.host}>
            <Trans>
              From {host}, last read on {read}.
            </Trans>
          </span>{" "}
          <Plural
            value={busy_times}
            _0="No busy time is to come."
            one="# busy time is to come."
            other="# busy times are to come."
          />
        </Note>
      )}
      {busy_times > 0 && (
        <p>
          <Link
            to="/contracts/$contract/calendar/busy-elsewhere/$practitioner"
            params={{ contract: path.organization_id, practitioner: path.practitioner_id }}
          >
            <Trans>Who is booked while the doctor is busy elsewhere</Trans>
          </Link>
        </p>
      )}
    </>
  );
}

interface FormProps {
  acts: ReturnType<typeof useCalendarActs>;
  onSet: (address: string) => void;
  onCancel?: () => void;
}

function AddressForm({ acts, onSet, onCancel }: FormProps) {
  const { t } = useLingui();
  const [address, setAddress] = useState("");
  const [missing, setMissing] = useState(false);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const typed = address.trim();
        setMissing(!typed);
        if (typed && !acts.busy) onSet(typed);
      }}
    >
      {acts.failed && <Failure failed={acts.failed} />}
      <Field
        size="staff"
        label={t`The calendar’s address (iCal, .ics)`}
        hint={t`In the calendar program it stands under “secret address in iCal format” or “publish the calendar”. Whoever has it can read that calendar: it is kept encrypted and not shown again.`}
        error={missing ? t`Please paste the address here.` : undefined}
        type="url"
        inputMode="url"
        autoComplete="off"
        maxLength={LONGEST}
        placeholder="https://"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" size="staff" busy={acts.busy}>
          <Trans>Read this calendar</Trans>
        </Button>
        {onCancel && (
          <Button look="plain" size="staff" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
        )}
      </div>
    </form>
  );
}
