import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { countryName } from "@portico/shared/countries";
import { isLanguage, languageNames } from "@portico/shared/i18n";
import { Building, Plus } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { contractsQuery } from "../api/queries";
import type { ContractRow } from "../api/types";
import { may, useSession } from "../session/session";
import page from "../theme/page.module.css";
import table from "../theme/table.module.css";
import { PageTitle } from "../ui/PageTitle";
import { SkeletonRows } from "../ui/SkeletonRows";
import { TableFrame } from "../ui/TableFrame";

/** The contracting partners this person may look after. */
export function Contracts() {
  const { t } = useLingui();
  const { platform_administrator } = useSession();
  const contracts = useQuery(contractsQuery());
  const items = contracts.data?.items;
  return (
    <div className={page.page}>
      <PageTitle>{t`Contracts`}</PageTitle>
      <div className={page.head}>
        <h1>
          <Trans>Contracts</Trans>
        </h1>
        {items && (
          <span className={page.aside}>
            <Plural value={items.length} one="# contracting partner" other="# contracting partners" />
          </span>
        )}
        {platform_administrator && (
          <div className={page.actions}>
            <Link to="/contracts/new" className={buttonClass({ look: "filled", size: "staff" })}>
              <Plus size={18} />
              <Trans>New contract</Trans>
            </Link>
          </div>
        )}
      </div>
      {contracts.error && <TryAgain error={contracts.error} onTryAgain={() => contracts.refetch()} />}
      {items?.length === 0 && (
        <Empty icon={<Building size={28} />} title={<Trans>Contracting partners will stand here</Trans>}>
          <Trans>Each has its own patients, staff, portal address and settings.</Trans>
        </Empty>
      )}
      {!contracts.error && items?.length !== 0 && <ContractTable contracts={items} />}
    </div>
  );
}

function ContractTable({ contracts }: { contracts?: ContractRow[] }) {
  const { t } = useLingui();
  return (
    <TableFrame label={t`Contracts`}>
      <table className={table.table}>
        <caption className="visually-hidden">{t`Contracts`}</caption>
        <thead>
          <tr>
            <th scope="col" className={table.first}>
              <Trans>Contracting partner</Trans>
            </th>
            <th scope="col">
              <Trans>Portal address</Trans>
            </th>
            <th scope="col">
              <Trans>Language</Trans>
            </th>
            <th scope="col">
              <Trans>Country</Trans>
            </th>
            <th scope="col" className={table.end}>
              <Trans>Patients</Trans>
            </th>
            <th scope="col">
              <span className="visually-hidden">
                <Trans>Staff</Trans>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {contracts ? (
            contracts.map((contract) => <Row key={contract.organization_id} contract={contract} />)
          ) : (
            <SkeletonRows rows={3} columns={6} />
          )}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Row({ contract }: { contract: ContractRow }) {
  const { i18n } = useLingui();
  const session = useSession();
  const mayOpen = may(session, contract.organization_id, "settings_read");
  return (
    <tr>
      <td className={table.first}>
        {mayOpen ? (
          <Link to="/contracts/$contract/portal-settings" params={{ contract: contract.organization_id }}>
            {contract.name}
          </Link>
        ) : (
          contract.name
        )}
      </td>
      <td>/p/{contract.suffix}/</td>
      <td>{isLanguage(contract.language) ? languageNames[contract.language] : contract.language}</td>
      <td>{countryName(contract.country)}</td>
      <td className={table.end}>{i18n.number(contract.patients)}</td>
      <td className={table.end}>
        {may(session, contract.organization_id, "staff_manage") && (
          <Link to="/contracts/$contract/staff" params={{ contract: contract.organization_id }}>
            <Trans>Staff</Trans>
          </Link>
        )}
      </td>
    </tr>
  );
}
