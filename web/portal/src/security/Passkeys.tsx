import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Card, Section } from "@portico/shared/components/Card";
import { Note } from "@portico/shared/components/Note";
import { PasskeyDeclined } from "@portico/shared/components/PasskeyDeclined";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { fullDateAt } from "@portico/shared/dates";
import { Key } from "@portico/shared/icons";
import { type Declined, makePasskey, passkeysWork } from "@portico/shared/passkey";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { OwnAccount } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { accountQuery } from "./account.ts";
import styles from "./Place.module.css";
import { Place } from "./Place.tsx";
import { useFreshly } from "./useFreshly.tsx";

type Props = { passkeys: OwnAccount["passkeys"] };

/** The passkeys of one's account, and the way to another: nothing of it takes password and codes away. */
export function Passkeys({ passkeys: { allowed, items } }: Props) {
  const { t } = useLingui();
  const { suffix, time_zone } = useClinic();
  const { freshly, asking } = useFreshly();
  if (!allowed && items.length === 0) return null;
  return (
    <Section id="passkeys" title={<Trans>Passkeys</Trans>}>
      <p className={styles.lead}>
        {allowed ? (
          <Trans>
            With a passkey you sign in by fingerprint, face or PIN of your device; no password, no code. If
            the device is lost, your password and codes work as always.
          </Trans>
        ) : (
          <Trans>The clinic has switched passkeys off. Your password and codes work as always.</Trans>
        )}
      </p>
      {items.length > 0 && (
        <Card as="ul">
          {items.map(({ id, name, added_at, last_used_at }) => (
            <Place
              key={id}
              device={name || t`Passkey`}
              current={false}
              word={t`Remove`}
              end={() =>
                freshly(() =>
                  outcome(
                    api.DELETE("/api/portal/{suffix}/account/passkeys/{passkey_id}", {
                      params: { path: { suffix, passkey_id: id } },
                    }),
                  ),
                )
              }
            >
              <Trans>Added: {fullDateAt(added_at, time_zone)}</Trans>
              {" · "}
              {last_used_at ? (
                <Trans>last used: {fullDateAt(last_used_at, time_zone)}</Trans>
              ) : (
                <Trans>not used yet</Trans>
              )}
            </Place>
          ))}
        </Card>
      )}
      {allowed && passkeysWork() && <Add />}
      {asking}
    </Section>
  );
}

function Add() {
  const { suffix } = useClinic();
  const client = useQueryClient();
  const { freshly, asking } = useFreshly();
  const adding = useAttempt();
  const [declined, setDeclined] = useState<Declined>();
  const [added, setAdded] = useState(false);
  const params = { path: { suffix } };

  async function add() {
    setDeclined(undefined);
    setAdded(false);
    const result = await adding.attempt(() =>
      makePasskey({
        ask: () =>
          freshly(() => outcome(api.POST("/api/portal/{suffix}/account/passkeys/challenge", { params }))),
        send: (body) => outcome(api.POST("/api/portal/{suffix}/account/passkeys", { params, body })),
      }),
    );
    if (result.kind === "declined") setDeclined(result);
    if (result.kind !== "done") return;
    setAdded(true);
    await client.invalidateQueries({ queryKey: accountQuery(suffix).queryKey });
  }

  return (
    <>
      {declined && <PasskeyDeclined why={declined.why} />}
      {adding.offline && <TryAgain error={adding.offline} onTryAgain={() => void add()} />}
      {adding.refused && (
        <Note tone="warning" live>
          {adding.refused.detail}
        </Note>
      )}
      {added && (
        <Note tone="done" live>
          <Trans>The passkey is added. You can sign in with it from now on.</Trans>
        </Note>
      )}
      <Button look="plain" width="full" icon={<Key />} busy={adding.busy} onClick={() => void add()}>
        <Trans>Add a passkey</Trans>
      </Button>
      {asking}
    </>
  );
}
