import { Trans } from "@lingui/react/macro";
import { api, value } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { fullDateAt, timeAt } from "@portico/shared/dates";
import { Lock } from "@portico/shared/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PatientRecord, PortalAccess } from "../../api/types";
import { useClinic } from "../../session/clinic";
import card from "../../theme/card.module.css";
import { usePatientPath } from "../Record";
import { DeskCodeSheet } from "./DeskCodeSheet";
import styles from "./parts.module.css";
import { standingOf } from "./standing";

/** The code for a first login at the desk. It is shown once, here, and kept nowhere in the browser. */
export function DeskCodePart({ record, access }: { record: PatientRecord; access: PortalAccess }) {
  const path = usePatientPath();
  const client = useQueryClient();
  const { zone, may } = useClinic();
  const issuing = useMutation({
    mutationFn: () =>
      value(
        api.POST("/api/console/contracts/{organization_id}/patients/{patient_id}/portal-access/desk-codes", {
          params: { path },
        }),
      ),
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: ["patient", path.patient_id, "portal-access"] }),
  });
  const standing = standingOf(access);
  const inTheWay = standing.kind === "blocked" ? standing.inTheWay : 0;
  const alive = access.desk_code && !access.desk_code.used ? access.desk_code : undefined;
  const until = alive && `${fullDateAt(alive.expires_at, zone)}, ${timeAt(alive.expires_at, zone)}`;
  return (
    <section className={card.part} aria-labelledby="desk-code" id="desk-code-part">
      <h2 id="desk-code" tabIndex={-1} className={styles.title}>
        <Trans>Desk code</Trans>
      </h2>
      {access.activated ? (
        <p className={card.quiet}>
          <Trans>Not needed: the portal is in use already.</Trans>
        </p>
      ) : issuing.data ? (
        <DeskCodeSheet record={record} code={issuing.data} />
      ) : (
        <>
          <p className={card.quiet}>
            <Trans>
              For a patient standing here with an ID: first login in under a minute. Works once, within 72
              hours; the SMS code still follows.
            </Trans>
          </p>
          {until && (
            <p className={card.quiet}>
              <Trans>A code that is not used yet is valid until {until}. A new one replaces it.</Trans>
            </p>
          )}
          {may("access_manage") && (
            <div className={styles.issue}>
              <Button
                look="plain"
                size="staff"
                disabled={inTheWay > 0}
                busy={issuing.isPending}
                data-next
                icon={inTheWay > 0 ? <Lock size={16} /> : undefined}
                onClick={() => issuing.mutate()}
              >
                <Trans>Issue desk code</Trans>
              </Button>
              {inTheWay > 0 && (
                <span className={card.quiet}>
                  <Trans>after the above is settled</Trans>
                </span>
              )}
            </div>
          )}
          {issuing.error && <TryAgain error={issuing.error} />}
        </>
      )}
    </section>
  );
}
