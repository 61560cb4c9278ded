import { Trans, useLingui } from "@lingui/react/macro";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { Card } from "@portico/shared/components/Card";
import { Note } from "@portico/shared/components/Note";
import { Steps } from "@portico/shared/components/Steps";
import { Clipboard, Print } from "@portico/shared/icons";
import { useState } from "react";
import { usePages } from "../clinic/ClinicContext.ts";
import { PageHead } from "../shell/PageHead.tsx";
import own from "./LinkApp.module.css";
import { Narrow } from "./Narrow.tsx";

/** Step 3: the codes for the day on which the phone is lost, told this once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const { t } = useLingui();
  const pages = usePages();
  const [copied, setCopied] = useState<boolean>();
  const copy = () =>
    navigator.clipboard.writeText(codes.join("\n")).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Narrow>
      <Steps step={3} of={3}>
        <Trans>Authenticator app, step 3 of 3</Trans>
      </Steps>
      <PageHead name={t`Keep your recovery codes`}>
        <Trans>
          The app is set up. If you ever lose it, each of these codes lets you sign in once. They are shown
          only now.
        </Trans>
      </PageHead>
      <Card>
        <ul className={own.codes}>
          {codes.map((code) => (
            <li key={code} className="numbers">
              {code}
            </li>
          ))}
        </ul>
      </Card>
      <div className={own.buttons}>
        <Button look="plain" icon={<Print />} onClick={() => window.print()}>
          <Trans>Print</Trans>
        </Button>
        <Button look="plain" icon={<Clipboard />} onClick={() => void copy()}>
          <Trans>Copy</Trans>
        </Button>
      </div>
      {copied !== undefined && (
        <Note tone={copied ? "done" : "warning"} live>
          {copied ? (
            <Trans>The codes are copied. Paste them where only you can read them.</Trans>
          ) : (
            <Trans>They could not be copied. Please print them or write them down.</Trans>
          )}
        </Note>
      )}
      <Note icon="shield">
        <Trans>Keep the paper at home, where your other papers are, not with the phone.</Trans>
      </Note>
      <div className={own.buttons}>
        <a className={buttonClass({ width: "full" })} href={pages.security}>
          <Trans>I have kept them</Trans>
        </a>
      </div>
    </Narrow>
  );
}
