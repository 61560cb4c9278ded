import { msg } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { NewPasswordForm } from "../password/NewPasswordForm";
import { opened, sessionQuery } from "../session/session";
import { toast } from "../shell/toasts";
import type { Freshly } from "../step-up/useFreshly";
import card from "../theme/card.module.css";
import styles from "./MyAccount.module.css";

const rule = { min_length: 8, max_length: 128, lower: true, upper: true, digit: true };

export function PasswordPart({ email, freshly }: { email: string; freshly: Freshly }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  return (
    <section className={`${card.card} ${styles.part}`} aria-labelledby="password">
      <h2 id="password">
        <Trans>Password</Trans>
      </h2>
      <p className={card.quiet}>
        <Trans>A new password signs you out everywhere else.</Trans>
      </p>
      {open ? (
        <div className={styles.form}>
          <NewPasswordForm
            rule={rule}
            email={email}
            submit={<Trans>Save the new password</Trans>}
            save={(password) =>
              freshly(() => outcome(api.PUT("/api/console/account/password", { body: { password } })))
            }
            onSaved={async (session) => {
              client.setQueryData(sessionQuery.queryKey, opened(session));
              setOpen(false);
              toast(msg`Your password was changed`);
              await client.invalidateQueries({ queryKey: ["account"] });
            }}
          />
        </div>
      ) : (
        <div className={styles.actions}>
          <Button look="plain" size="staff" onClick={() => setOpen(true)}>
            <Trans>Change the password</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}
