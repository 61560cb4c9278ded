import { Trans, useLingui } from "@lingui/react/macro";
import { BackLink } from "@portico/shared/components/BackLink";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dayAt, fullDate } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { sessionQuery } from "../session/session.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";
import { LegalSheets } from "./LegalSheets.tsx";
import { legalQuery, textFor } from "./legal.ts";

/** To be read again, by anybody: what is accepted at the first sign-in. */
export default function LegalPage() {
  const { t, i18n } = useLingui();
  const { suffix, name, language, time_zone } = useClinic();
  const pages = usePages();
  const legal = useQuery(legalQuery(suffix));
  const { data: session } = useQuery(sessionQuery(suffix));
  const text = legal.data && textFor(legal.data, i18n.locale, language);
  const since = legal.data?.published_at;
  return (
    <PublicPage>
      <BackLink href={session ? pages.more : pages.landing}>{session ? <Trans>More</Trans> : name}</BackLink>
      <PageHead name={t`Privacy notice and terms`}>
        {since && <Trans>In force since {fullDate(dayAt(since, time_zone))}</Trans>}
        {legal.data && !text && <Trans>The clinic has published none.</Trans>}
      </PageHead>
      {legal.error && <TryAgain error={legal.error} onTryAgain={() => void legal.refetch()} />}
      {legal.isPending && <SkeletonRows rows={2} />}
      {text && <LegalSheets text={text} />}
    </PublicPage>
  );
}
