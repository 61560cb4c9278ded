import { msg, plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { SelectField } from "@portico/shared/components/SelectField";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Failed, Failure } from "../../forms/Failure";
import { useClinic } from "../../session/clinic";
import { toast } from "../../shell/toasts";
import card from "../../theme/card.module.css";
import { missedPolicyQuery } from "../queries";
import type { MissedVisitPolicy } from "../types";
import styles from "./MissedVisitRule.module.css";

const limits = [1, 2, 3, 4, 5];
const spans = [3, 6, 12, 24];

/** With what the clinic has chosen, should it be another. */
const among = (usual: number[], chosen?: number) =>
  chosen === undefined || usual.includes(chosen) ? usual : [...usual, chosen].sort((a, b) => a - b);

/** What follows when somebody does not come, again and again: chosen here, it holds at once. */
export function MissedVisitRule({ contract }: { contract: string }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const policy = useQuery(missedPolicyQuery(contract));
  const [failed, setFailed] = useState<Failed>();
  const [busy, setBusy] = useState(false);
  const { may } = useClinic();
  const disabled = busy || !may("scheduling_manage");

  const save = async (changed: Partial<MissedVisitPolicy>) => {
    if (!policy.data) return;
    setBusy(true);
    const answer = await outcome(
      api.PUT("/api/console/contracts/{organization_id}/missed-visit-policy", {
        params: { path: { organization_id: contract } },
        body: { ...policy.data, ...changed },
      }),
    );
    setBusy(false);
    setFailed(undefined);
    await client.invalidateQueries({ queryKey: ["calendar-setup", contract] });
    if (answer.kind !== "done") return setFailed({ outcome: answer, attempt: (failed?.attempt ?? 0) + 1 });
    toast(msg`Saved`);
  };

  return (
    <section className={`${card.card} ${card.part}`} aria-labelledby="missed-title">
      <h2 id="missed-title">
        <Trans>Missed visits</Trans>
      </h2>
      <p className={styles.note}>
        <Trans>
          Counted are visits noted as “did not come”. Bookings that stand are kept, and the desk books as
          ever. On the record, the desk can let somebody book online again.
        </Trans>
      </p>
      {failed && <Failure failed={failed} />}
      {policy.error && <TryAgain error={policy.error} onTryAgain={() => policy.refetch()} />}
      {policy.data && (
        <div className={styles.fields}>
          <SelectField
            size="staff"
            label={t`Patients no longer book by themselves after`}
            value={policy.data.visits ?? ""}
            disabled={disabled}
            onChange={({ target }) => void save({ visits: target.value ? Number(target.value) : undefined })}
          >
            <option value="">{t`No rule: missed visits have no consequence`}</option>
            {among(limits, policy.data.visits).map((one) => (
              <option key={one} value={one}>
                {t`${plural(one, { one: "# missed visit", other: "# missed visits" })}`}
              </option>
            ))}
          </SelectField>
          {policy.data.visits !== undefined && (
            <>
              <SelectField
                size="staff"
                label={t`Within`}
                value={policy.data.months}
                disabled={disabled}
                onChange={({ target }) => void save({ months: Number(target.value) })}
              >
                {among(spans, policy.data.months).map((one) => (
                  <option key={one} value={one}>
                    {t`${plural(one, { one: "# month", other: "# months" })}`}
                  </option>
                ))}
              </SelectField>
              <SelectField
                size="staff"
                label={t`From then on`}
                value={policy.data.consequence}
                disabled={disabled}
                onChange={({ target }) =>
                  void save({ consequence: target.value as MissedVisitPolicy["consequence"] })
                }
              >
                <option value="by_request">{t`They ask for a time, and the clinic answers`}</option>
                <option value="by_phone">{t`They book by phone only`}</option>
              </SelectField>
            </>
          )}
        </div>
      )}
    </section>
  );
}
