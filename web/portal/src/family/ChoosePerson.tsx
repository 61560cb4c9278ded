import { Trans, useLingui } from "@lingui/react/macro";
import { Card } from "@portico/shared/components/Card";
import { PeopleList } from "@portico/shared/components/people";
import { PageHead } from "../shell/PageHead.tsx";
import { usePeople } from "../shell/usePeople.ts";

/** After signing in, for who may act for several people: whose pages are meant? */
export default function ChoosePerson() {
  const { t } = useLingui();
  return (
    <>
      <PageHead name={t`Whose pages would you like to see?`}>
        <Trans>You can change this at the top of every page.</Trans>
      </PageHead>
      <Card>
        <PeopleList people={usePeople()} shownId="" onChoose={() => undefined} />
      </Card>
    </>
  );
}
