import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Card, Section } from "@portico/shared/components/Card";
import { FieldRow } from "@portico/shared/components/FieldRow";
import type { ReactNode } from "react";
import { usePages } from "../clinic/ClinicContext.ts";
import type { OwnAccount } from "../clinic/types.ts";

/** Phone, e-mail, password and app, each with the way to change it. */
export function Keys({ account }: { account: OwnAccount }) {
  const { t } = useLingui();
  const pages = usePages();
  const { allowed, on, recovery_codes_left: left } = account.authenticator;
  return (
    <Section id="keys" title={<Trans>What you sign in with</Trans>}>
      <Card>
        <Key
          label={t`Mobile phone`}
          value={<span className="numbers">{account.phone}</span>}
          href={pages.changePhone}
        />
        <Key
          label={t`E-mail`}
          value={account.email ?? <Trans>Not given</Trans>}
          href={pages.changeEmail}
          word={account.email ? undefined : t`Add`}
        />
        <Key label={t`Password`} value="••••••••" href={pages.changePassword} />
        {(allowed || on) && (
          <Key
            label={t`Authenticator app`}
            value={
              on ? (
                <>
                  <Trans>In use</Trans>
                  {" · "}
                  <Plural value={left} one="# recovery code left" other="# recovery codes left" />
                </>
              ) : (
                <Trans>Not set up: codes come to your phone</Trans>
              )
            }
            href={pages.authenticator}
            word={on ? undefined : t`Set up`}
          />
        )}
      </Card>
    </Section>
  );
}

function Key({ label, value, href, word }: { label: string; value: ReactNode; href: string; word?: string }) {
  const { t } = useLingui();
  const change = word ?? t`Change`;
  return (
    <FieldRow
      label={label}
      value={value}
      action={
        <a href={href} aria-label={`${change}: ${label}`}>
          {change}
        </a>
      }
    />
  );
}
