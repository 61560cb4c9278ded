import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Note } from "@portico/shared/components/Note";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { settingsQuery, signInQuery } from "../api/queries";
import type { PortalSettings } from "../api/types";
import { FormFaults } from "../forms/FormFaults";
import { LeaveGuard } from "../forms/LeaveGuard";
import { SaveBar } from "../forms/SaveBar";
import { useServerForm } from "../forms/useServerForm";
import { useMay } from "../session/session";
import { toast } from "../shell/toasts";
import page from "../theme/page.module.css";
import { AccessPart } from "./AccessPart";
import { AddressPart } from "./AddressPart";
import { AppearancePart } from "./AppearancePart";
import { ContactPart } from "./ContactPart";
import { FamilyPart } from "./FamilyPart";
import { HandoutsPart } from "./HandoutsPart";
import { IdentificationPart } from "./IdentificationPart";
import { PartsMenu } from "./PartsMenu";
import { Preview } from "./Preview";
import { ReadOnly } from "./ReadOnly";
import { SessionPart } from "./SessionPart";
import styles from "./SettingsForm.module.css";
import { SettingsHead, SettingsTitle } from "./SettingsHead";
import { SmsPart } from "./SmsPart";
import {
  changedSettings,
  idOfSetting,
  type SettingField,
  type SettingValues,
  settingFields,
  settingsChange,
  settingsOf,
} from "./settings";
import { useNamed } from "./useNamed";
import { useSettingWords } from "./words";

interface Props {
  contract: string;
  settings: PortalSettings;
}

export function SettingsForm({ contract, settings }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const words = useSettingWords();
  const mayWrite = useMay(contract)("settings_write");
  const { name = settings.suffix, language } = useNamed(contract);
  const [saved, setSaved] = useState(settings);
  const [overtaken, setOvertaken] = useState<SettingField[]>();
  const form = useForm<SettingValues>({ defaultValues: settingsOf(settings), shouldFocusError: false });
  const { fault, failed, clear } = useServerForm(form, settingFields);
  const now = form.watch();
  const changed = changedSettings(settingsOf(saved), now);

  const take = (fresh: PortalSettings) => {
    setSaved(fresh);
    client.setQueryData(settingsQuery(contract).queryKey, fresh);
    client.removeQueries({ queryKey: signInQuery(contract).queryKey });
    void client.invalidateQueries({ queryKey: ["portal"] });
    void client.invalidateQueries({ queryKey: ["session"] });
  };
  /** Somebody else saved first: theirs comes in where nothing was typed here, what was typed stays. */
  const catchUp = async () => {
    const fresh = await client.fetchQuery({ ...settingsQuery(contract), staleTime: 0 });
    setOvertaken(changedSettings(settingsOf(saved), settingsOf(fresh)));
    take(fresh);
    form.reset(settingsOf(fresh), { keepDirtyValues: true });
  };

  const submit = form.handleSubmit(async (values) => {
    const change = settingsChange(settingsOf(saved), values);
    if (Object.keys(change).length === 0) return;
    const answer = await outcome(
      api.PATCH("/api/console/contracts/{organization_id}/portal-settings", {
        params: { path: { organization_id: contract } },
        body: { version: saved.version, ...change },
      }),
    );
    if (answer.kind === "refused" && answer.problem.code === "VERSION_CHANGED") {
      clear();
      return catchUp();
    }
    if (answer.kind !== "done") {
      if (
        answer.kind === "refused" &&
        answer.problem.code === "SUFFIX_TAKEN" &&
        answer.problem.errors.length === 0
      )
        answer.problem.errors.push({ field: "suffix", code: "SUFFIX_TAKEN", detail: answer.problem.detail });
      return failed(answer);
    }
    clear();
    setOvertaken(undefined);
    take(answer.value);
    form.reset(settingsOf(answer.value));
    toast(msg`Settings saved`);
  });

  return (
    <>
      <SettingsHead contract={contract} name={name} title={t`Patient Portal Settings`} />
      <form className={`${page.page} ${styles.page}`} onSubmit={submit} noValidate>
        <SettingsTitle name={name} title={t`Patient Portal Settings`} portalUrl={saved.portal_url} />
        <div className={styles.columns}>
          <PartsMenu changed={changed} />
          <div className={styles.parts}>
            <FormFaults
              fault={fault}
              errors={form.formState.errors}
              fields={settingFields}
              idOf={idOfSetting}
            />
            {overtaken && (
              <Note tone="warning" live>
                <Trans>
                  Somebody else saved these settings while you were here. What you typed is kept; please
                  check, then save again.
                </Trans>{" "}
                <strong>{overtaken.map((field) => words[field]).join(" · ")}</strong>
              </Note>
            )}
            <ReadOnly unless={mayWrite}>
              <IdentificationPart form={form} saved={saved} />
              <AccessPart form={form} saved={saved} />
              <AddressPart form={form} saved={saved} />
              <AppearancePart form={form} saved={saved} contract={contract} onSaved={take} />
              <ContactPart form={form} saved={saved} language={language} />
              <SessionPart form={form} />
              <FamilyPart form={form} />
            </ReadOnly>
            <HandoutsPart contract={contract} />
            <SmsPart contract={contract} />
          </div>
          <Preview name={name} saved={saved} now={now} language={language} />
        </div>
        <SaveBar
          changes={changed.map((field) => words[field])}
          busy={form.formState.isSubmitting}
          onSave={submit}
          onDiscard={() => {
            clear();
            form.reset(settingsOf(saved));
          }}
        />
      </form>
      <LeaveGuard when={changed.length > 0 && !form.formState.isSubmitting} />
    </>
  );
}
