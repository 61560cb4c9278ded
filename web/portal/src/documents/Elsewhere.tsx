import { Trans } from "@lingui/react/macro";
import { Card, Section } from "@portico/shared/components/Card";
import { PeopleList } from "@portico/shared/components/people";
import { useClinic } from "../clinic/ClinicContext.ts";
import { pagesOf } from "../pages.ts";
import { useHere } from "../session/SessionContext.ts";
import { usePeople } from "../shell/usePeople.ts";

/** The notice of a child's document is read by a parent: the others for whom one acts, to look there for it. */
export function Elsewhere({ documentId }: { documentId: string }) {
  const { suffix } = useClinic();
  const { profile } = useHere();
  const others = usePeople().filter(({ id }) => id !== profile.patient_id);
  if (others.length === 0) return null;
  return (
    <Section id="elsewhere" title={<Trans>Is it someone else’s document?</Trans>}>
      <Card>
        <PeopleList
          people={others.map((person) => ({
            ...person,
            href: pagesOf(suffix, person.own ? undefined : person.id).document(documentId),
          }))}
          shownId=""
          onChoose={() => undefined}
        />
      </Card>
    </Section>
  );
}
