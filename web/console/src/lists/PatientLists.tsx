import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dateTimeAt } from "@portico/shared/dates";
import { Clipboard } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useClinic } from "../session/clinic";
import page from "../theme/page.module.css";
import table from "../theme/table.module.css";
import { PageTitle } from "../ui/PageTitle";
import { SkeletonRows } from "../ui/SkeletonRows";
import { TableFrame } from "../ui/TableFrame";
import { DropList } from "./DropList";
import { listsQuery } from "./queries";
import { useStateWords } from "./words";

/** Patient handling → Import patients: a new list, and those of the last thirty days. */
export function PatientLists() {
  const { t } = useLingui();
  const { organization_id, zone } = useClinic();
  const lists = useQuery(listsQuery(organization_id));
  const states = useStateWords();
  const items = lists.data?.items;
  return (
    <div className={page.page}>
      <PageTitle>{t`Import patients`}</PageTitle>
      <div className={page.head}>
        <h1>
          <Trans>Import patients</Trans>
        </h1>
      </div>
      <DropList organization={organization_id} />
      {lists.error && <TryAgain error={lists.error} onTryAgain={() => lists.refetch()} />}
      {items?.length === 0 && (
        <Empty icon={<Clipboard size={28} />} title={<Trans>No list yet</Trans>}>
          <Trans>
            Every row is looked at first; nothing is written before you say so, and all of it can be undone.
          </Trans>
        </Empty>
      )}
      {!lists.error && items?.length !== 0 && (
        <TableFrame label={t`Lists of the last thirty days`}>
          <table className={table.table}>
            <caption className="visually-hidden">{t`Lists of the last thirty days`}</caption>
            <thead>
              <tr>
                <th scope="col" className={table.first}>
                  <Trans>File</Trans>
                </th>
                <th scope="col">
                  <Trans>Rows</Trans>
                </th>
                <th scope="col">
                  <Trans>State</Trans>
                </th>
                <th scope="col">
                  <Trans>Uploaded</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {items ? (
                items.map((list) => (
                  <tr key={list.id}>
                    <td className={table.first}>
                      <Link
                        to="/contracts/$contract/patient-lists/$list"
                        params={{ contract: organization_id, list: list.id }}
                      >
                        {list.file_name}
                      </Link>
                    </td>
                    <td className="numbers">{list.rows}</td>
                    <td>
                      <Badge tone={list.state === "taken" ? "brand" : "plain"}>{states[list.state]}</Badge>
                    </td>
                    <td>{dateTimeAt(list.created_at, zone)}</td>
                  </tr>
                ))
              ) : (
                <SkeletonRows rows={3} columns={4} />
              )}
            </tbody>
          </table>
        </TableFrame>
      )}
    </div>
  );
}
