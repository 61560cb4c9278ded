import { Trans, useLingui } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { External } from "@portico/shared/icons";
import { Link, useLocation } from "@tanstack/react-router";
import page from "../theme/page.module.css";
import tabs from "../theme/tabs.module.css";
import { Crumbs } from "../ui/Crumbs";
import { PageTitle } from "../ui/PageTitle";
import styles from "./SettingsHead.module.css";

interface HeadProps {
  contract: string;
  name: string;
  /** Of this page. */
  title: string;
}

/** The way to a page of a contract's portal settings, and to its neighbours. */
export function SettingsHead({ contract, name, title }: HeadProps) {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const params = { contract };
  const pages = [
    { to: "/contracts/$contract/portal-settings", words: t`General` },
    { to: "/contracts/$contract/portal-settings/sign-in", words: t`How patients sign in` },
    { to: "/contracts/$contract/portal-settings/registration", words: t`Registration` },
    { to: "/contracts/$contract/portal-settings/guests", words: t`Booking without an account` },
    { to: "/contracts/$contract/portal-settings/legal", words: t`Privacy notice and terms` },
  ] as const;
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <Crumbs
        links={[
          <Link key="contracts" to="/contracts" activeOptions={{ exact: true }}>
            <Trans>Contracts</Trans>
          </Link>,
          <span key="name">{name}</span>,
        ]}
        here={title}
      />
      <nav className={`${styles.neighbours} screen-only`} aria-label={t`Patient Portal Settings`}>
        <div className={tabs.tabs}>
          {pages.map(({ to, words }) => (
            <Link
              key={to}
              to={to}
              params={params}
              className={tabs.tab}
              activeOptions={{ exact: true }}
              aria-current={pathname === to.replace("$contract", contract) ? "page" : undefined}
            >
              {words}
            </Link>
          ))}
        </div>
      </nav>
    </>
  );
}

/** The page's heading, and the way to what patients see of it. */
export const SettingsTitle = ({
  name,
  title,
  portalUrl,
}: {
  name: string;
  title: string;
  portalUrl?: string;
}) => (
  <div className={page.head}>
    <h1>{title}</h1>
    <span className={page.aside}>{name}</span>
    {portalUrl && (
      <div className={page.actions}>
        <a
          href={portalUrl}
          target="_blank"
          rel="noreferrer"
          className={buttonClass({ look: "plain", size: "staff" })}
        >
          <External size={16} />
          <Trans>Open the portal</Trans>
        </a>
      </div>
    )}
  </div>
);
