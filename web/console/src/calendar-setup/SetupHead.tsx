import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useLocation, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import styles from "../portal-settings/SettingsHead.module.css";
import tabs from "../theme/tabs.module.css";
import { Crumbs } from "../ui/Crumbs";
import { PageTitle } from "../ui/PageTitle";
import { useChosenInView } from "../ui/useChosenInView";

interface Props {
  /** Of this page. */
  title: string;
  /** Where the page stands below one of the tabs: the way back to that. */
  below?: ReactNode;
}

export const useSetupContract = () =>
  useParams({ from: "/inside/contracts/$contract/calendar-setup" }).contract;

/** The way to a page that sets the calendar up, and to its neighbours. */
export function SetupHead({ title, below }: Props) {
  const { t } = useLingui();
  const params = { contract: useSetupContract() };
  const { pathname } = useLocation();
  const strip = useChosenInView<HTMLDivElement>();
  const pages = [
    { to: "/contracts/$contract/calendar-setup/services", words: t`Services` },
    { to: "/contracts/$contract/calendar-setup/hours", words: t`Working hours` },
    { to: "/contracts/$contract/calendar-setup/closed-days", words: t`Closed days` },
    { to: "/contracts/$contract/calendar-setup/rules", words: t`Booking rules` },
    { to: "/contracts/$contract/calendar-setup/places", words: t`Institutions and rooms` },
  ] as const;
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <Crumbs
        links={[
          <Link key="setup" to="/contracts/$contract/calendar-setup" params={params}>
            <Trans>Calendar setup</Trans>
          </Link>,
          ...(below ? [below] : []),
        ]}
        here={title}
      />
      <nav className={`${styles.neighbours} screen-only`} aria-label={t`Calendar setup`}>
        <div className={tabs.tabs} ref={strip}>
          {pages.map(({ to, words }) => (
            <Link
              key={to}
              to={to}
              params={params}
              className={tabs.tab}
              activeOptions={{ exact: true }}
              aria-current={
                `${pathname}/`.startsWith(`${to.replace("$contract", params.contract)}/`) ? "page" : undefined
              }
            >
              {words}
            </Link>
          ))}
        </div>
      </nav>
    </>
  );
}
