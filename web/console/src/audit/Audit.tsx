import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { auditQuery } from "../api/queries";
import { Log } from "../log/Log";
import { useClinic } from "../session/clinic";
import page from "../theme/page.module.css";
import { PageTitle } from "../ui/PageTitle";

/** Everything that happened in the contract, for its administrator. */
export function Audit() {
  const { t } = useLingui();
  const { organization_id } = useClinic();
  const log = useInfiniteQuery(auditQuery(organization_id));
  return (
    <div className={page.page}>
      <PageTitle>{t`Audit log`}</PageTitle>
      <div className={page.head}>
        <h1>
          <Trans>Audit log</Trans>
        </h1>
        <span className={page.aside}>
          <Trans>Nothing in it can be changed or removed unnoticed</Trans>
        </span>
      </div>
      <Log
        log={log}
        empty={<Trans>Nothing has happened yet</Trans>}
        will={<Trans>Every sign-in, look and change will stand here.</Trans>}
      />
    </div>
  );
}
