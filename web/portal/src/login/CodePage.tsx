import { Trans } from "@lingui/react/macro";
import type { Problem } from "@portico/shared/api";
import { BackLink } from "@portico/shared/components/BackLink";
import { type ReactNode, useState } from "react";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";
import { type CodeCalls, CodeForm } from "./CodeForm.tsx";
import { CodeLost } from "./CodeLost.tsx";
import { useCodeTitle, WhereCodeIs } from "./codeWords.tsx";

type Props<T> = CodeCalls<T> & {
  /** Stands above the heading, for a flow of several steps. */
  above?: ReactNode;
  back: string;
  /** What the button says; "Continue" otherwise. */
  go?: ReactNode;
};

/** The code's page, for login and first login. */
export function CodePage<T>({ above, back, ...calls }: Props<T>) {
  const [lost, setLost] = useState<Problem>();
  const title = useCodeTitle(calls.step.method);
  if (lost) return <CodeLost problem={lost} above={above} back={back} />;
  return (
    <PublicPage>
      <BackLink href={back}>
        <Trans>Back</Trans>
      </BackLink>
      {above}
      <PageHead name={title}>
        <WhereCodeIs step={calls.step} />
      </PageHead>
      <CodeForm {...calls} onLost={setLost} />
    </PublicPage>
  );
}
