import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Note } from "@portico/shared/components/Note";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { settingsQuery, signInQuery } from "../api/queries";
import type { PortalSettings, SignInPolicy } from "../api/types";
import { FormFaults } from "../forms/FormFaults";
import { LeaveGuard } from "../forms/LeaveGuard";
import { SaveBar } from "../forms/SaveBar";
import { useServerForm } from "../forms/useServerForm";
import { ReadOnly } from "../portal-settings/ReadOnly";
import { SettingsHead, SettingsTitle } from "../portal-settings/SettingsHead";
import { useNamed } from "../portal-settings/useNamed";
import { useMay } from "../session/session";
import { toast } from "../shell/toasts";
import page from "../theme/page.module.css";
import { AlwaysPart } from "./AlwaysPart";
import { FactorsPart } from "./FactorsPart";
import { PasskeysPart } from "./PasskeysPart";
import { PasswordPart } from "./PasswordPart";
import { RecoveryPart } from "./RecoveryPart";
import styles from "./SignInForm.module.css";
import {
  changedFields,
  idOfSignIn,
  policyOf,
  type SignInField,
  type SignInValues,
  signInFields,
  valuesOf,
} from "./values";
import { useSignInWords } from "./words";

interface Props {
  contract: string;
  policy: SignInPolicy;
  settings: PortalSettings;
}

export function SignInForm({ contract, policy, settings }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const words = useSignInWords();
  const mayWrite = useMay(contract)("settings_write");
  const { name = settings.suffix } = useNamed(contract);
  const [saved, setSaved] = useState(policy);
  const [overtaken, setOvertaken] = useState<SignInField[]>();
  const form = useForm<SignInValues>({ defaultValues: valuesOf(policy), shouldFocusError: false });
  const { fault, failed, clear } = useServerForm(form, signInFields);
  const now = form.watch();
  const changed = changedFields(valuesOf(saved), now);

  const take = (fresh: SignInPolicy) => {
    setSaved(fresh);
    client.setQueryData(signInQuery(contract).queryKey, fresh);
    void client.invalidateQueries({ queryKey: settingsQuery(contract).queryKey });
    void client.invalidateQueries({ queryKey: ["portal"] });
  };
  /** Somebody else saved first: theirs comes in where nothing was chosen here, what was chosen stays. */
  const catchUp = async () => {
    const fresh = await client.fetchQuery({ ...signInQuery(contract), staleTime: 0 });
    setOvertaken(changedFields(valuesOf(saved), valuesOf(fresh)));
    take(fresh);
    form.reset(valuesOf(fresh), { keepDirtyValues: true });
  };

  const submit = form.handleSubmit(async (values) => {
    if (changedFields(valuesOf(saved), values).length === 0) return;
    const answer = await outcome(
      api.PUT("/api/console/contracts/{organization_id}/portal-settings/sign-in", {
        params: { path: { organization_id: contract } },
        body: policyOf(values, saved.version),
      }),
    );
    if (answer.kind === "refused" && answer.problem.code === "VERSION_CHANGED") {
      clear();
      return catchUp();
    }
    if (answer.kind !== "done") return failed(answer);
    clear();
    setOvertaken(undefined);
    take(answer.value);
    form.reset(valuesOf(answer.value));
    toast(msg`Settings saved`);
  });

  return (
    <>
      <SettingsHead contract={contract} name={name} title={t`How patients sign in`} />
      <form className={`${page.page} ${page.narrow} ${styles.page}`} onSubmit={submit} noValidate>
        <SettingsTitle name={name} title={t`How patients sign in`} portalUrl={settings.portal_url} />
        <div className={styles.parts}>
          <FormFaults fault={fault} errors={form.formState.errors} fields={signInFields} idOf={idOfSignIn} />
          {overtaken && (
            <Note tone="warning" live>
              <Trans>
                Somebody else saved settings of this contract while you were here. What you chose is kept;
                please check, then save again.
              </Trans>{" "}
              <strong>{overtaken.map((field) => words[field]).join(" · ")}</strong>
            </Note>
          )}
          <ReadOnly unless={mayWrite}>
            <AlwaysPart />
            <FactorsPart form={form} changed={changed} />
            <PasskeysPart form={form} changed={changed} />
            <PasswordPart form={form} changed={changed} />
            <RecoveryPart
              form={form}
              changed={changed}
              contract={contract}
              minutes={settings.idle_timeout_minutes}
            />
          </ReadOnly>
        </div>
        <SaveBar
          changes={changed.map((field) => words[field])}
          busy={form.formState.isSubmitting}
          onSave={submit}
          onDiscard={() => {
            clear();
            form.reset(valuesOf(saved));
          }}
        />
      </form>
      <LeaveGuard when={changed.length > 0 && !form.formState.isSubmitting} />
    </>
  );
}
