import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Field } from "@portico/shared/components/Field";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { CodeStep, StaffSession } from "../api/types";
import { opened, sessionQuery } from "../session/session";
import { toast } from "../shell/toasts";
import { CodeForm } from "../sign-in/CodeForm";
import { phoneChangeCalls } from "../sign-in/codeCalls";
import type { Freshly } from "../step-up/useFreshly";
import card from "../theme/card.module.css";
import { Fault, useFault } from "./Fault";
import styles from "./MyAccount.module.css";

/** One's own mobile number: typed, proved by a code sent to it, and then where codes go. */
export function PhonePart({ phone, freshly }: { phone: string; freshly: Freshly }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [step, setStep] = useState<CodeStep>();
  const close = () => {
    setOpen(false);
    setStep(undefined);
  };
  const changed = async (session: StaffSession) => {
    client.setQueryData(sessionQuery.queryKey, opened(session));
    close();
    toast(msg`Your mobile number was changed`);
    await client.invalidateQueries({ queryKey: ["account"] });
  };
  return (
    <section className={`${card.card} ${styles.part}`} aria-labelledby="own-phone">
      <h2 id="own-phone">
        <Trans>Mobile number</Trans>
      </h2>
      <p className={card.quiet}>
        {phone ? <Trans>Sign-in codes go to {phone}.</Trans> : <Trans>There is none yet.</Trans>}
      </p>
      {step && (
        <div className={styles.form}>
          <CodeForm
            step={step}
            calls={phoneChangeCalls}
            onStep={setStep}
            onSession={changed}
            submit={<Trans>Change the number</Trans>}
          >
            <Button look="quiet" size="staff" onClick={close}>
              <Trans>Cancel</Trans>
            </Button>
          </CodeForm>
        </div>
      )}
      {open && !step && <NewNumber freshly={freshly} onSent={setStep} onCancel={close} />}
      {!open && (
        <div className={styles.actions}>
          <Button look="plain" size="staff" onClick={() => setOpen(true)}>
            <Trans>Change the number</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}

interface NewNumberProps {
  freshly: Freshly;
  onSent: (step: CodeStep) => void;
  onCancel: () => void;
}

function NewNumber({ freshly, onSent, onCancel }: NewNumberProps) {
  const { t } = useLingui();
  const { fault, settle } = useFault();
  const [phone, setPhone] = useState("");
  const [busy, setBusy] = useState(false);
  const wrong = fault?.kind === "refused" ? fault.problem.errors[0]?.detail : undefined;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await freshly(() =>
      outcome(api.POST("/api/console/account/phone-change", { body: { phone } })),
    );
    setBusy(false);
    if (answer) settle(answer, onSent);
  };
  return (
    <form className={styles.setUp} onSubmit={send} noValidate>
      {!wrong && <Fault fault={fault} />}
      <Field
        id="new-phone"
        size="staff"
        label={t`New mobile number`}
        hint={t`We send a code to it. The former number and your e-mail address get a notice.`}
        error={wrong}
        type="tel"
        autoComplete="tel"
        autoFocus
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
      <div className={styles.actions}>
        <Button type="submit" size="staff" busy={busy} disabled={phone.trim() === ""}>
          <Trans>Send the code</Trans>
        </Button>
        <Button look="plain" size="staff" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
}
