import { Trans, useLingui } from "@lingui/react/macro";
import { More } from "@portico/shared/icons";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { Member } from "../api/types";
import styles from "./MemberMenu.module.css";
import { type Act, offersFor } from "./offers";

export type MenuActs = { onAct: (act: Act, member: Member) => void };

export function MemberMenu({ member, onAct }: MenuActs & { member: Member }) {
  const { t } = useLingui();
  const { name } = member;
  return (
    <MenuTrigger>
      <Button className={styles.button} aria-label={t`What to do with ${name}`}>
        <More size={20} />
      </Button>
      <Popover className={styles.popover} placement="bottom end">
        <Menu className={styles.menu} aria-label={t`What to do with ${name}`}>
          {offersFor(member).map((act) => (
            <MenuItem key={act} className={styles.item} onAction={() => onAct(act, member)}>
              <ActWords act={act} />
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function ActWords({ act }: { act: Act }) {
  if (act === "change") return <Trans>Change roles and details</Trans>;
  if (act === "reset") return <Trans>Reset the password</Trans>;
  if (act === "sendLink") return <Trans>Send the invitation again</Trans>;
  if (act === "deactivate") return <Trans>Deactivate</Trans>;
  return <Trans>Give access back</Trans>;
}
