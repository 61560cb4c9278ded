import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { PasswordField } from "@portico/shared/components/PasswordField";
import { Shield } from "@portico/shared/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { accountQuery } from "../account/queries";
import type { CodeStep, StaffSession } from "../api/types";
import { type Failed, Failure } from "../forms/Failure";
import { opened, sessionQuery } from "../session/session";
import { CodeForm } from "../sign-in/CodeForm";
import { stepUpByPasskey, stepUpCalls } from "../sign-in/codeCalls";
import { PasskeyButton } from "../sign-in/PasskeyButton";
import styles from "./StepUp.module.css";

interface Props {
  /** True when password and code were right. */
  onEnd: (proved: boolean) => void;
}

/** Password and a fresh code, good for ten minutes: so that an unlocked computer is not enough for what is dear. */
export function StepUp({ onEnd }: Props) {
  const client = useQueryClient();
  const own = useQuery(accountQuery);
  const [step, setStep] = useState<CodeStep>();
  const hasPasskey = Boolean(own.data?.passkeys.items.length);
  const proved = (session: StaffSession) => {
    client.setQueryData(sessionQuery.queryKey, opened(session));
    onEnd(true);
  };
  return (
    <Dialog
      title={<Trans>Please confirm that it is you</Trans>}
      icon={<Shield />}
      onClose={() => onEnd(false)}
    >
      <p className={styles.why}>
        <Trans>This protects accounts when a computer is left unlocked. It holds for ten minutes.</Trans>
      </p>
      {step ? (
        <CodeForm
          step={step}
          calls={stepUpCalls}
          onStep={setStep}
          onSession={proved}
          submit={<Trans>Confirm</Trans>}
        />
      ) : (
        <PasswordStep onStep={setStep} />
      )}
      {hasPasskey && !step && (
        <PasskeyButton calls={stepUpByPasskey} onSession={proved} size="staff">
          <Trans>Use a passkey instead</Trans>
        </PasskeyButton>
      )}
      <Button look="quiet" size="staff" width="full" onClick={() => onEnd(false)}>
        <Trans>Cancel</Trans>
      </Button>
    </Dialog>
  );
}

function PasswordStep({ onStep }: { onStep: (step: CodeStep) => void }) {
  const { t } = useLingui();
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Failed>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setBusy(true);
    const answer = await outcome(api.POST("/api/console/session/step-up", { body: { password } }));
    setBusy(false);
    if (answer.kind === "done") onStep(answer.value);
    else setFault({ outcome: answer, attempt: (fault?.attempt ?? 0) + 1 });
  };
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      {fault && <Failure failed={fault} />}
      <PasswordField
        size="staff"
        label={t`Your password`}
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" size="staff" width="full" busy={busy}>
        <Trans>Go on</Trans>
      </Button>
    </form>
  );
}
