import { Trans, useLingui } from "@lingui/react/macro";
import { Down } from "@portico/shared/icons";
import { initials } from "../format/initials";
import { useContract } from "../session/contract";
import { useSession } from "../session/session";
import { AccountPanel } from "./AccountPanel";
import { leading, useRoleWords } from "./roles";
import styles from "./UserMenu.module.css";
import { useDisclosure } from "./useDisclosure";

export function UserMenu() {
  const { t } = useLingui();
  const session = useSession();
  const contract = useContract();
  const words = useRoleWords();
  const { open, close, frame, button, panel } = useDisclosure();
  const role = contract ? words[leading(contract.roles)] : t`Platform administrator`;
  return (
    <div ref={frame} className={styles.frame}>
      <button type="button" className={styles.button} {...button} title={session.account.name}>
        <span className={styles.avatar} aria-hidden="true">
          {initials(session.account.name)}
        </span>
        <span className={styles.who}>
          <span className={styles.name}>{session.account.name}</span>
          <span className={styles.role}>{role}</span>
          <span className="visually-hidden">
            <Trans>Account, language, sign out</Trans>
          </span>
        </span>
        <span className={styles.arrow}>
          <Down size={16} />
        </span>
      </button>
      {open && (
        <div {...panel} className={styles.panel}>
          <AccountPanel onDone={close} />
        </div>
      )}
    </div>
  );
}
