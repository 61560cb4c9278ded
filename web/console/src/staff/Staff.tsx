import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { People, PersonAdd } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { Member } from "../api/types";
import { useFreshly } from "../step-up/useFreshly";
import page from "../theme/page.module.css";
import { PageTitle } from "../ui/PageTitle";
import { ChangeDialog, InviteDialog, ResetDialog } from "./MemberDialogs";
import { staffQuery } from "./queries";
import { StaffTable } from "./StaffTable";
import { useQuickActs } from "./useQuickActs";
import { useStaff } from "./useStaff";

type Open = { what: "invite" } | { what: "change" | "reset"; member: Member };

/** Who works in this contract, in which roles, and whether they come in. */
export function Staff() {
  const { t } = useLingui();
  const { contract } = useParams({ from: "/inside/contracts/$contract/staff" });
  const list = useQuery(staffQuery(contract));
  const { freshly, proof } = useFreshly();
  const staff = useStaff(contract, freshly);
  const { fault, ...acts } = useQuickActs(staff);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const items = list.data?.items;
  const alone = items?.length === 1 && items[0]?.is_self;

  return (
    <div className={page.page}>
      <PageTitle>{t`Staff`}</PageTitle>
      <div className={page.head}>
        <h1>
          <Trans>Staff</Trans>
        </h1>
        {items && (
          <span className={page.aside}>
            <Plural value={items.length} one="# person" other="# people" />
          </span>
        )}
        <div className={page.actions}>
          <Button size="staff" icon={<PersonAdd size={18} />} onClick={() => setOpen({ what: "invite" })}>
            <Trans>Invite</Trans>
          </Button>
        </div>
      </div>
      {fault}
      {list.error && <TryAgain error={list.error} onTryAgain={() => list.refetch()} />}
      {!list.error && (
        <StaffTable
          members={items}
          onAct={(act, member) => {
            if (act === "change" || act === "reset") setOpen({ what: act, member });
            else acts[act](member);
          }}
        />
      )}
      {(alone || items?.length === 0) && (
        <Empty icon={<People size={28} />} title={<Trans>Your colleagues will stand here</Trans>}>
          <Trans>Invite them by e-mail; each chooses a password and sees what the role permits.</Trans>
        </Empty>
      )}
      {open?.what === "invite" && <InviteDialog staff={staff} onClose={close} />}
      {open?.what === "change" && <ChangeDialog staff={staff} member={open.member} onClose={close} />}
      {open?.what === "reset" && <ResetDialog staff={staff} member={open.member} onClose={close} />}
      {proof}
    </div>
  );
}
