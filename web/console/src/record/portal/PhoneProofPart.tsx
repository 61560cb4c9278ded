import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Badge } from "@portico/shared/components/Badge";
import { Button } from "@portico/shared/components/Button";
import { Field } from "@portico/shared/components/Field";
import { fullDateAt } from "@portico/shared/dates";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { phoneProofQuery, portalAccessQuery } from "../../api/queries";
import type { PatientRecord, PhoneProof } from "../../api/types";
import { spacedPhone } from "../../format/phone";
import { whenAnySignedOut } from "../../queryClient";
import { useClinic } from "../../session/clinic";
import card from "../../theme/card.module.css";
import { usePatientPath } from "../Record";
import styles from "./parts.module.css";

const ASK_AGAIN_MS = 2000;

/** That the number on record rings in the patient's hand: by a code read aloud, or a link opened on it. */
export function PhoneProofPart({ record, proof }: { record: PatientRecord; proof: PhoneProof }) {
  const { may } = useClinic();
  if (!may("access_manage") || !record.phone) return null;
  return (
    <section className={card.part} aria-labelledby="phone-proof">
      <h2 id="phone-proof" className={styles.title}>
        <Trans>Is this the patient’s phone?</Trans>
      </h2>
      <State record={record} proof={proof} />
    </section>
  );
}

/** Whether the link was opened meanwhile: then the record is read anew. */
function useOpenedLink({ id, expires_at }: PhoneProof) {
  const { organization_id, patient_id } = usePatientPath();
  const client = useQueryClient();
  const proved = useQuery({
    ...phoneProofQuery(organization_id, id ?? ""),
    enabled: Boolean(id && expires_at),
    refetchInterval: ASK_AGAIN_MS,
  }).data?.proved;
  useEffect(() => {
    if (proved) void client.invalidateQueries(portalAccessQuery({ organization_id, patient_id }));
  }, [proved, client, organization_id, patient_id]);
}

function State({ record, proof }: { record: PatientRecord; proof: PhoneProof }) {
  const { zone } = useClinic();
  useOpenedLink(proof);
  const phone = spacedPhone(record.phone ?? "");
  if (proof.proved_at) {
    const day = fullDateAt(proof.proved_at, zone);
    return (
      <p role="status">
        <Badge tone="brand">
          <Trans>Proved</Trans>
        </Badge>{" "}
        <Trans>
          {phone}, on {day}
        </Trans>
      </p>
    );
  }
  return proof.expires_at ? <Entering phone={phone} /> : <Sending phone={phone} />;
}

function usePhoneProof() {
  const path = usePatientPath();
  const client = useQueryClient();
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  async function run(call: () => ReturnType<typeof outcome<PhoneProof>>) {
    setBusy(true);
    const answer = await call();
    setBusy(false);
    if (answer.kind === "signed-out") return whenAnySignedOut();
    if (answer.kind === "offline") return setFault(t`The server cannot be reached. Please try again.`);
    if (answer.kind === "refused") return setFault(answer.problem.errors[0]?.detail ?? answer.problem.detail);
    setFault(undefined);
    client.setQueryData(
      portalAccessQuery(path).queryKey,
      (before) => before && { ...before, phone_proof: answer.value },
    );
  }
  const params = { path };
  return {
    busy,
    fault,
    send: () =>
      run(() =>
        outcome(
          api.POST(
            "/api/console/contracts/{organization_id}/patients/{patient_id}/portal-access/phone-proof",
            { params },
          ),
        ),
      ),
    prove: (code: string) =>
      run(() =>
        outcome(
          api.POST(
            "/api/console/contracts/{organization_id}/patients/{patient_id}/portal-access/phone-proof/code",
            { params, body: { code } },
          ),
        ),
      ),
  };
}

function Sending({ phone }: { phone: string }) {
  const { busy, fault, send } = usePhoneProof();
  return (
    <>
      <p className={card.quiet}>
        <Trans>
          An SMS goes to {phone}. The patient reads you the code in it, or opens the link. It opens no
          account.
        </Trans>
      </p>
      <div className={styles.issue}>
        <Button look="plain" size="staff" busy={busy} data-next onClick={() => void send()}>
          <Trans>Send the code</Trans>
        </Button>
      </div>
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </>
  );
}

function Entering({ phone }: { phone: string }) {
  const { t } = useLingui();
  const { busy, fault, send, prove } = usePhoneProof();
  const [code, setCode] = useState("");
  function check(event: FormEvent) {
    event.preventDefault();
    void prove(code);
  }
  return (
    <form onSubmit={check} noValidate>
      <Field
        id="phone-code"
        size="staff"
        label={t`Code that the patient reads to you`}
        hint={t`Sent to ${phone}. If the link is opened instead, this page notices.`}
        error={fault}
        inputMode="numeric"
        autoComplete="off"
        data-next
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <div className={styles.issue}>
        <Button type="submit" size="staff" busy={busy}>
          <Trans>Check</Trans>
        </Button>
        <Button look="plain" size="staff" busy={busy} onClick={() => void send()}>
          <Trans>Send a new one</Trans>
        </Button>
      </div>
    </form>
  );
}
