import { Trans, useLingui } from "@lingui/react/macro";
import { Topics } from "@portico/shared/components/Topics";
import page from "../theme/page.module.css";
import { PageTitle } from "../ui/PageTitle";
import { CalendarTopics } from "./CalendarTopics";
import { DeskTopics } from "./DeskTopics";
import { DoorTopics } from "./DoorTopics";

/** What staff ask most about the portal, and what to tell patients. */
export function Help() {
  const { t } = useLingui();
  return (
    <div className={`${page.page} ${page.narrow}`}>
      <PageTitle>{t`Help`}</PageTitle>
      <div className={page.head}>
        <h1>
          <Trans>Help</Trans>
        </h1>
        <span className={page.aside}>
          <Trans>Short answers for the desk. Patients have their own under “Help” in the portal.</Trans>
        </span>
      </div>
      <Topics size="staff">
        <DoorTopics />
        <DeskTopics />
        <CalendarTopics />
      </Topics>
    </div>
  );
}
