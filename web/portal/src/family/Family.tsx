import { Trans, useLingui } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { Card, Section } from "@portico/shared/components/Card";
import { Empty } from "@portico/shared/components/Empty";
import { Note } from "@portico/shared/components/Note";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { People } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { Family as FamilyData } from "../clinic/types.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { Asked } from "./Asked.tsx";
import { familyQuery } from "./family.ts";
import { GrantRow } from "./GrantRow.tsx";
import { SentRow } from "./SentRow.tsx";

/** Who may act for me, for whom I act: always about one's own account, whoever's page one comes from. */
export default function Family() {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const family = useQuery(familyQuery(suffix));
  return (
    <>
      <PageHead name={t`Family and trusted people`}>
        <Trans>Who may act for you here, and for whom you may.</Trans>
      </PageHead>
      {family.error && <TryAgain error={family.error} onTryAgain={() => void family.refetch()} />}
      {family.data ? <Parts family={family.data} /> : !family.error && <SkeletonRows rows={4} />}
    </>
  );
}

function Parts({ family }: { family: FamilyData }) {
  return (
    <>
      {family.received.map((invitation) => (
        <Asked key={invitation.id} invitation={invitation} />
      ))}
      <ForMe family={family} />
      {family.i_act_for.length > 0 && (
        <Section id="i-act-for" title={<Trans>I act for</Trans>}>
          <Card as="ul">
            {family.i_act_for.map((grant) => (
              <GrantRow key={grant.id} grant={grant} side="holder" />
            ))}
          </Card>
        </Section>
      )}
    </>
  );
}

function ForMe({ family }: { family: FamilyData }) {
  const pages = usePages();
  const { acting_for_me: others, sent, may_give: mayGive, giving_age: age } = family;
  return (
    <Section id="acting-for-me" title={<Trans>These people may act for me</Trans>}>
      {others.length + sent.length > 0 ? (
        <Card as="ul">
          {others.map((grant) => (
            <GrantRow key={grant.id} grant={grant} side="patient" />
          ))}
          {sent.map((invitation) => (
            <SentRow key={invitation.id} invitation={invitation} />
          ))}
        </Card>
      ) : (
        <Empty icon={<People size={22} />} title={<Trans>Nobody but you</Trans>}>
          <Trans>
            A daughter, a husband, a neighbour: someone you trust can help you here, as far as you want.
          </Trans>
        </Empty>
      )}
      {mayGive ? (
        <p>
          <a className={buttonClass({})} href={pages.giveAccess}>
            <Trans>Let someone act for me</Trans>
          </a>
        </p>
      ) : (
        <Note tone="quiet">
          <Trans>
            You can choose such people yourself from the age of {age}. Until then the clinic does it.
          </Trans>
        </Note>
      )}
    </Section>
  );
}
