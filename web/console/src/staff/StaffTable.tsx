import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { fullDateAt } from "@portico/shared/dates";
import type { Member } from "../api/types";
import { useRoleWords } from "../shell/roles";
import table from "../theme/table.module.css";
import { SkeletonRows } from "../ui/SkeletonRows";
import { TableFrame } from "../ui/TableFrame";
import { MemberMenu, type MenuActs } from "./MemberMenu";
import styles from "./StaffTable.module.css";
import { useZone } from "./useZone";

type Props = MenuActs & { members?: Member[] };

export function StaffTable({ members, onAct }: Props) {
  const { t } = useLingui();
  return (
    <TableFrame label={t`Staff`}>
      <table className={table.table}>
        <caption className="visually-hidden">{t`Staff`}</caption>
        <thead>
          <tr>
            <th scope="col" className={table.first}>
              <Trans>Name</Trans>
            </th>
            <th scope="col">
              <Trans>Roles</Trans>
            </th>
            <th scope="col">
              <Trans>State</Trans>
            </th>
            <th scope="col">
              <Trans>Second factor</Trans>
            </th>
            <th scope="col">
              <Trans>Last sign-in</Trans>
            </th>
            <th scope="col">
              <span className="visually-hidden">
                <Trans>What can be done</Trans>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {members ? (
            members.map((member) => <Row key={member.staff_id} member={member} onAct={onAct} />)
          ) : (
            <SkeletonRows rows={4} columns={6} />
          )}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Row({ member, onAct }: MenuActs & { member: Member }) {
  const words = useRoleWords();
  const zone = useZone();
  return (
    <tr>
      <th scope="row" className={`${table.first} ${styles.who}`}>
        <span className={styles.name}>{member.name}</span>
        <span className={styles.email}>{member.email}</span>
      </th>
      <td className={table.words}>{member.roles.map((role) => words[role]).join(", ")}</td>
      <td>
        <State member={member} />
      </td>
      <td>
        <Factors member={member} />
      </td>
      <td>
        {member.last_login_at ? (
          fullDateAt(member.last_login_at, zone)
        ) : (
          <span className={table.quiet}>
            <Trans>Not yet</Trans>
          </span>
        )}
      </td>
      <td className={table.end}>
        <MemberMenu member={member} onAct={onAct} />
      </td>
    </tr>
  );
}

function State({ member }: { member: Member }) {
  const zone = useZone();
  if (member.status === "deactivated")
    return (
      <Badge tone="plain">
        <Trans>Deactivated</Trans>
      </Badge>
    );
  if (member.status === "active")
    return (
      <Badge>
        <Trans>Active</Trans>
      </Badge>
    );
  const until = member.invitation_expires_at;
  return (
    <>
      <Badge tone="info">
        <Trans>Invited</Trans>
      </Badge>
      {until && (
        <span className={styles.until}>
          <Trans>link until {fullDateAt(until, zone)}</Trans>
        </span>
      )}
    </>
  );
}

function Factors({ member }: { member: Member }) {
  const { t } = useLingui();
  const words = { totp: t`Authenticator app`, sms: t`SMS`, email: t`E-mail` };
  return member.second_factors.map((factor) => words[factor]).join(", ");
}
