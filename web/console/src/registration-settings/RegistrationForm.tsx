import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Note } from "@portico/shared/components/Note";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { registrationPolicyQuery, settingsQuery } from "../api/queries";
import type { PortalSettings, RegistrationPolicy } from "../api/types";
import { FormFaults } from "../forms/FormFaults";
import { LeaveGuard } from "../forms/LeaveGuard";
import { SaveBar } from "../forms/SaveBar";
import { useServerForm } from "../forms/useServerForm";
import { ReadOnly } from "../portal-settings/ReadOnly";
import { SettingsHead, SettingsTitle } from "../portal-settings/SettingsHead";
import { useNamed } from "../portal-settings/useNamed";
import { useMay } from "../session/session";
import { toast } from "../shell/toasts";
import styles from "../sign-in-settings/SignInForm.module.css";
import page from "../theme/page.module.css";
import { FieldsPart } from "./FieldsPart";
import { ModePart } from "./ModePart";
import {
  alwaysIn,
  changedFields,
  changeOf,
  idOfRegistration,
  type RegistrationSetting,
  type RegistrationValues,
  registrationFields,
  valuesOf,
} from "./values";

interface Props {
  contract: string;
  policy: RegistrationPolicy;
  settings: PortalSettings;
}

export function RegistrationForm({ contract, policy, settings }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const words: Record<RegistrationSetting, string> = {
    mode: t`Registration`,
    birth_date: t`Date of birth`,
    national_id: t`National ID`,
    email: t`E-mail`,
  };
  const mayWrite = useMay(contract)("settings_write");
  const { name = settings.suffix } = useNamed(contract);
  const [saved, setSaved] = useState(policy);
  const [overtaken, setOvertaken] = useState(false);
  const form = useForm<RegistrationValues>({ defaultValues: valuesOf(policy), shouldFocusError: false });
  const { fault, failed, clear } = useServerForm(form, registrationFields);
  const now = form.watch();
  const changed = changedFields(valuesOf(saved), now);

  const take = (fresh: RegistrationPolicy) => {
    setSaved(fresh);
    client.setQueryData(registrationPolicyQuery(contract).queryKey, fresh);
    void client.invalidateQueries({ queryKey: settingsQuery(contract).queryKey });
    void client.invalidateQueries({ queryKey: ["portal"] });
  };
  /** Somebody else saved first: theirs comes in where nothing was chosen here, what was chosen stays. */
  const catchUp = async () => {
    const fresh = await client.fetchQuery({ ...registrationPolicyQuery(contract), staleTime: 0 });
    setOvertaken(true);
    take(fresh);
    form.reset(valuesOf(fresh), { keepDirtyValues: true });
  };

  const submit = form.handleSubmit(async (values) => {
    if (changedFields(valuesOf(saved), values).length === 0) return;
    const answer = await outcome(
      api.PUT("/api/console/contracts/{organization_id}/portal-settings/registration", {
        params: { path: { organization_id: contract } },
        body: changeOf(values, saved.version),
      }),
    );
    if (answer.kind === "refused" && answer.problem.code === "VERSION_CHANGED") {
      clear();
      return catchUp();
    }
    if (answer.kind !== "done") return failed(answer);
    clear();
    setOvertaken(false);
    take(answer.value);
    form.reset(valuesOf(answer.value));
    toast(msg`Settings saved`);
  });

  return (
    <>
      <SettingsHead contract={contract} name={name} title={t`Registration`} />
      <form className={`${page.page} ${page.narrow} ${styles.page}`} onSubmit={submit} noValidate>
        <SettingsTitle name={name} title={t`Registration`} portalUrl={settings.portal_url} />
        <div className={styles.parts}>
          <FormFaults
            fault={fault}
            errors={form.formState.errors}
            fields={registrationFields}
            idOf={idOfRegistration}
          />
          {overtaken && (
            <Note tone="warning" live>
              <Trans>
                Somebody else saved settings of this contract while you were here. What you chose is kept;
                please check, then save again.
              </Trans>
            </Note>
          )}
          <ReadOnly unless={mayWrite}>
            <ModePart form={form} changed={changed.includes("mode")} />
            {now.mode !== "off" && (
              <FieldsPart
                form={form}
                always={alwaysIn(now.mode, saved)}
                hasNationalId={settings.national_id_kind !== "none"}
                changed={changed.some((field) => field !== "mode")}
              />
            )}
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
