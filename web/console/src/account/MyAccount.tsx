import { Trans, useLingui } from "@lingui/react/macro";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQuery } from "@tanstack/react-query";
import { useSession } from "../session/session";
import { useFreshly } from "../step-up/useFreshly";
import card from "../theme/card.module.css";
import page from "../theme/page.module.css";
import { Facts } from "../ui/Facts";
import { PageTitle } from "../ui/PageTitle";
import { AuthenticatorPart } from "./AuthenticatorPart";
import { DevicesPart } from "./DevicesPart";
import styles from "./MyAccount.module.css";
import { PasskeysPart } from "./PasskeysPart";
import { PasswordPart } from "./PasswordPart";
import { PhonePart } from "./PhonePart";
import { accountQuery } from "./queries";
import { SessionsPart } from "./SessionsPart";

/** One's own keys: what one signs in with, and where one is signed in. */
export function MyAccount() {
  const { t } = useLingui();
  const { account } = useSession();
  const own = useQuery(accountQuery);
  const { freshly, proof } = useFreshly();
  return (
    <div className={`${page.page} ${page.narrow}`}>
      <PageTitle>{t`My account`}</PageTitle>
      <div className={page.head}>
        <h1>
          <Trans>My account</Trans>
        </h1>
      </div>
      {own.error && <TryAgain error={own.error} onTryAgain={() => own.refetch()} />}
      {own.data && (
        <div className={styles.parts}>
          <section className={`${card.card} ${styles.part}`} aria-labelledby="who">
            <h2 id="who">
              <Trans>How you sign in</Trans>
            </h2>
            <Facts
              facts={[
                [t`Name`, account.name],
                [t`E-mail`, account.email],
              ]}
            />
            <p className={card.quiet}>
              <Trans>An administrator changes these for you.</Trans>
            </p>
          </section>
          <PhonePart phone={own.data.phone} freshly={freshly} />
          <AuthenticatorPart app={own.data.authenticator} freshly={freshly} />
          <PasskeysPart passkeys={own.data.passkeys.items} freshly={freshly} />
          <PasswordPart email={account.email} freshly={freshly} />
          <SessionsPart account={own.data} freshly={freshly} />
          <DevicesPart devices={own.data.devices} />
        </div>
      )}
      {proof}
    </div>
  );
}
