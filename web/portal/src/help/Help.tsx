import { Trans, useLingui } from "@lingui/react/macro";
import { BackLink } from "@portico/shared/components/BackLink";
import { Section } from "@portico/shared/components/Card";
import { ContactCard } from "@portico/shared/components/ContactCard";
import { useQuery } from "@tanstack/react-query";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { sessionQuery } from "../session/session.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";
import { Topics } from "./Topics.tsx";

/** The few questions that nearly everyone asks; reachable without signing in. */
export default function Help() {
  const { t } = useLingui();
  const clinic = useClinic();
  const pages = usePages();
  const { data: session } = useQuery(sessionQuery(clinic.suffix));
  return (
    <PublicPage>
      <BackLink href={session ? pages.home : pages.landing}>
        {session ? <Trans>My page</Trans> : clinic.name}
      </BackLink>
      <PageHead name={t`Help`}>
        <Trans>Short answers. If yours is not here, please call.</Trans>
      </PageHead>
      <Topics />
      <Section id="contact" title={<Trans>How to reach us</Trans>}>
        <ContactCard {...clinic.contact} />
      </Section>
    </PublicPage>
  );
}
