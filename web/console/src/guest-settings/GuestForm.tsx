import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Note } from "@portico/shared/components/Note";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { guestPolicyQuery, settingsQuery } from "../api/queries";
import type { GuestPolicy, PortalSettings } from "../api/types";
import { type Failed, Failure } from "../forms/Failure";
import { LeaveGuard } from "../forms/LeaveGuard";
import { SaveBar } from "../forms/SaveBar";
import { Part } from "../portal-settings/Part";
import parts from "../portal-settings/parts.module.css";
import { ReadOnly } from "../portal-settings/ReadOnly";
import { SettingsHead, SettingsTitle } from "../portal-settings/SettingsHead";
import { useNamed } from "../portal-settings/useNamed";
import { useMay } from "../session/session";
import { toast } from "../shell/toasts";
import styles from "../sign-in-settings/SignInForm.module.css";
import page from "../theme/page.module.css";
import { RadioCard } from "../ui/Radio";

interface Props {
  contract: string;
  policy: GuestPolicy;
  settings: PortalSettings;
}

/** Whether people may book without an account, and how they prove a contact first. */
export function GuestForm({ contract, policy, settings }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const mayWrite = useMay(contract)("settings_write");
  const { name = settings.suffix } = useNamed(contract);
  const [saved, setSaved] = useState(policy);
  const [mode, setMode] = useState(policy.mode);
  const [overtaken, setOvertaken] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed>();
  const title = t`Booking without an account`;
  const isChanged = mode !== saved.mode;

  const take = (fresh: GuestPolicy) => {
    setSaved(fresh);
    client.setQueryData(guestPolicyQuery(contract).queryKey, fresh);
    void client.invalidateQueries({ queryKey: settingsQuery(contract).queryKey });
    void client.invalidateQueries({ queryKey: ["portal"] });
  };

  async function save() {
    if (!isChanged || busy) return;
    setBusy(true);
    const answer = await outcome(
      api.PUT("/api/console/contracts/{organization_id}/portal-settings/guest-booking", {
        params: { path: { organization_id: contract } },
        body: { version: saved.version, mode },
      }),
    );
    setBusy(false);
    // Somebody else saved first: what was chosen here stays.
    if (answer.kind === "refused" && answer.problem.code === "VERSION_CHANGED") {
      take(await client.fetchQuery({ ...guestPolicyQuery(contract), staleTime: 0 }));
      setFailed(undefined);
      return setOvertaken(true);
    }
    if (answer.kind !== "done")
      return setFailed((before) => ({ outcome: answer, attempt: (before?.attempt ?? 0) + 1 }));
    setFailed(undefined);
    setOvertaken(false);
    take(answer.value);
    toast(msg`Settings saved`);
  }

  const choice = (value: GuestPolicy["mode"]) => ({
    name: "guest-booking",
    value,
    checked: mode === value,
    onChange: () => setMode(value),
  });
  return (
    <>
      <SettingsHead contract={contract} name={name} title={title} />
      <form
        className={`${page.page} ${page.narrow} ${styles.page}`}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        noValidate
      >
        <SettingsTitle name={name} title={title} portalUrl={settings.portal_url} />
        <div className={styles.parts}>
          {failed && <Failure failed={failed} />}
          {overtaken && (
            <Note tone="warning" live>
              <Trans>
                Somebody else saved settings of this contract while you were here. What you chose is kept;
                please check, then save again.
              </Trans>
            </Note>
          )}
          <ReadOnly unless={mayWrite}>
            <Part
              name="guests"
              title={<Trans>May people book who have no account?</Trans>}
              changed={isChanged}
            >
              <div className={styles.choices} role="radiogroup" aria-labelledby="guests-title">
                <RadioCard
                  {...choice("off")}
                  hint={<Trans>Everybody signs in before booking, or calls.</Trans>}
                >
                  <Trans>No</Trans>
                </RadioCard>
                <RadioCard
                  {...choice("by_email")}
                  hint={<Trans>A code goes to the e-mail address that was typed. Costs nothing.</Trans>}
                >
                  <Trans>Yes, with a code by e-mail</Trans>
                </RadioCard>
                <RadioCard
                  {...choice("by_email_or_sms")}
                  hint={
                    <Trans>
                      The person chooses. Each code by SMS costs you one message; at most 60 leave in an hour.
                    </Trans>
                  }
                >
                  <Trans>Yes, with a code by e-mail or SMS</Trans>
                </RadioCard>
              </div>
              <p className={parts.note}>
                <Trans>
                  Who books so stands under “Guests” in the menu until the reception joins the visit with a
                  record. Services that take no new patients take no guests. Nobody learns from the portal
                  whether somebody is your patient.
                </Trans>
              </p>
            </Part>
          </ReadOnly>
        </div>
        <SaveBar
          changes={isChanged ? [title] : []}
          busy={busy}
          onSave={() => void save()}
          onDiscard={() => {
            setFailed(undefined);
            setMode(saved.mode);
          }}
        />
      </form>
      <LeaveGuard when={isChanged && !busy} />
    </>
  );
}
