import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Plus } from "@portico/shared/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { type Failed, Failure } from "../../forms/Failure";
import { locationsQuery, practitionersQuery } from "../../invitations/queries";
import { useClinic } from "../../session/clinic";
import { toast } from "../../shell/toasts";
import card from "../../theme/card.module.css";
import { rangeText } from "../hours/days";
import { exceptionsQuery } from "../queries";
import type { ScheduleException } from "../types";
import { shortPlace } from "../words";
import styles from "./Exceptions.module.css";

const ExceptionDialog = lazy(() =>
  import("./ExceptionDialog").then((module) => ({ default: module.ExceptionDialog })),
);

/** The days to come that are not as every week: of one practitioner with what concerns everybody, or all. */
export function Exceptions({ contract, practitioner }: { contract: string; practitioner?: string }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const mayManage = useClinic().may("scheduling_manage");
  const list = useQuery(exceptionsQuery(contract, practitioner));
  const practitioners = useQuery(practitionersQuery(contract)).data?.items ?? [];
  const institutions = useQuery(locationsQuery(contract)).data?.items ?? [];
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState<Failed>();
  const items = list.data?.items;

  const remove = async ({ id }: ScheduleException) => {
    const answer = await outcome(
      api.DELETE("/api/console/contracts/{organization_id}/schedule-exceptions/{exception_id}", {
        params: { path: { organization_id: contract, exception_id: id } },
      }),
    );
    setFailed(undefined);
    if (answer.kind !== "done") return setFailed({ outcome: answer, attempt: (failed?.attempt ?? 0) + 1 });
    await client.invalidateQueries({ queryKey: ["calendar-setup", contract] });
    toast(msg`Removed`);
  };

  return (
    <section className={card.card} aria-labelledby="exceptions-title">
      <div className={styles.head}>
        <h2 id="exceptions-title">
          <Trans>Days that differ</Trans>
        </h2>
        {mayManage && (
          <Button look="plain" size="staff" icon={<Plus size={18} />} onClick={() => setOpen(true)}>
            <Trans>Close a day, or other hours</Trans>
          </Button>
        )}
      </div>
      {failed && <Failure failed={failed} />}
      {list.error && <TryAgain error={list.error} onTryAgain={() => list.refetch()} />}
      {items?.length === 0 && (
        <p className={styles.none}>
          <Trans>None: every week is like the other.</Trans>
        </p>
      )}
      <ul>
        {items?.map((one) => (
          <li key={one.id} className={styles.row}>
            <div className={styles.words}>
              <p>
                <strong>{rangeText(one.first_day, one.last_day)}</strong> <What exception={one} />
              </p>
              <p className={styles.quiet}>
                {[
                  practitioners.find(({ id }) => id === one.practitioner_id)?.name ?? t`Everybody`,
                  one.location_id && <Place key="place" id={one.location_id} institutions={institutions} />,
                  one.note,
                ]
                  .filter(Boolean)
                  .map((part, place) => (
                    <span key={typeof part === "string" ? part : place}>{part}</span>
                  ))}
              </p>
            </div>
            {mayManage && (
              <Button
                look="quiet"
                size="small"
                aria-label={t`Remove ${rangeText(one.first_day, one.last_day)}`}
                onClick={() => void remove(one)}
              >
                <Trans>Remove</Trans>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open && (
        <Suspense>
          <ExceptionDialog
            contract={contract}
            practitioner={practitioner}
            practitioners={practitioners}
            institutions={institutions}
            onSaved={() => {
              setOpen(false);
              toast(msg`Saved`);
            }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </section>
  );
}

function Place({ id, institutions }: { id: string; institutions: { id: string; name: string }[] }) {
  const clinic = useClinic().name;
  return shortPlace(institutions.find((one) => one.id === id)?.name ?? "", clinic);
}

function What({ exception }: { exception: ScheduleException }) {
  const { t } = useLingui();
  const words = { closed: t`Closed`, other_hours: t`Other hours`, extra_hours: t`Extra hours` };
  const times = exception.start_time && ` ${exception.start_time}–${exception.end_time}`;
  return (
    <span>
      {words[exception.kind]}
      {times}
    </span>
  );
}
