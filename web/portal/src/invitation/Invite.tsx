import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Section } from "@portico/shared/components/Card";
import { ContactCard } from "@portico/shared/components/ContactCard";
import { Field } from "@portico/shared/components/Field";
import { Note } from "@portico/shared/components/Note";
import { Steps } from "@portico/shared/components/Steps";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { tidyCode } from "../first-login/deskCode.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { CallLine } from "../login/CallLine.tsx";
import { keepStep } from "../login/flow.ts";
import styles from "../login/form.module.css";
import { NoAnswer } from "../login/NoAnswer.tsx";
import { go } from "../routing/navigation.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";

/** An invitation's link: its token stands behind "#", which no server sees in an address. Its code comes first. */
export default function Invite() {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const [token] = useState(() => location.hash.slice(1));
  const opening = useAttempt();
  const { attempt } = opening;
  const [good, setGood] = useState(false);

  const open = useCallback(async () => {
    const path = { params: { path: { suffix } } };
    const result = await attempt(() =>
      outcome(api.POST("/api/portal/{suffix}/invitation", { ...path, body: { token } })),
    );
    if (result.kind === "done") setGood(true);
  }, [attempt, suffix, token]);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current || !token) return;
    asked.current = true;
    void open();
  }, [open, token]);

  if (good) return <EnterCode token={token} />;
  return (
    <PublicPage>
      <PageHead name={t`Your invitation`} />
      {opening.offline && <TryAgain error={opening.offline} onTryAgain={() => void open()} />}
      {!token && (
        <Note tone="error" live>
          <Trans>A part of the link is missing. Open it from the message again, or call the clinic.</Trans>
        </Note>
      )}
      {opening.refused && <Ended detail={opening.refused.detail} />}
      {token && !opening.refused && !opening.offline && (
        <p role="status">
          <Trans>One moment: the link is being looked at.</Trans>
        </p>
      )}
    </PublicPage>
  );
}

function Ended({ detail }: { detail: string }) {
  const pages = usePages();
  const { contact } = useClinic();
  return (
    <>
      <Note tone="error" live>
        {detail}
      </Note>
      <p>
        <a href={pages.login}>
          <Trans>I have a password</Trans>
        </a>
      </p>
      <Section id="contact" title={<Trans>How to reach us</Trans>}>
        <ContactCard {...contact} />
      </Section>
    </>
  );
}

function EnterCode({ token }: { token: string }) {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const pages = usePages();
  const accepting = useAttempt();
  const [code, setCode] = useState("");
  const [missing, setMissing] = useState(false);
  const box = useRef<HTMLInputElement>(null);

  async function send(event?: FormEvent) {
    event?.preventDefault();
    setMissing(!code.trim());
    if (!code.trim()) return box.current?.focus();
    const path = { params: { path: { suffix } } };
    const result = await accepting.attempt(() =>
      outcome(
        api.POST("/api/portal/{suffix}/invitation/acceptance", {
          ...path,
          body: { token, code: tidyCode(code) },
        }),
      ),
    );
    if (result.kind === "refused") return box.current?.focus();
    if (result.kind !== "done") return;
    keepStep(suffix, "activation", result.value);
    go(pages.firstLoginCode);
  }

  const refused = accepting.refused;
  if (refused?.code === "INVITATION_LINK_ENDED")
    return (
      <PublicPage>
        <PageHead name={t`Your invitation`} />
        <Ended detail={refused.detail} />
      </PublicPage>
    );
  const error = missing
    ? t`Enter the code from the message or letter.`
    : (refused?.errors[0]?.detail ?? refused?.detail);
  return (
    <PublicPage>
      <Steps step={1} of={3}>
        <Trans>First sign-in, step 1 of 3</Trans>
      </Steps>
      <PageHead name={t`Welcome`}>
        <Trans>In three steps you choose your password and are in. It takes two minutes.</Trans>
      </PageHead>
      <form className={styles.form} onSubmit={send} noValidate>
        <Field
          ref={box}
          id="code"
          label={t`Code from the invitation`}
          hint={t`10 letters and digits, in the message or letter with the link`}
          error={error}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
        />
        {accepting.offline && <NoAnswer error={accepting.offline} onTryAgain={() => void send()} />}
        <Button type="submit" width="full" busy={accepting.busy}>
          <Trans>Continue</Trans>
        </Button>
      </form>
      <p>
        <Trans>
          After that we send a code by SMS to the phone number that the clinic has on record. Have your phone
          at hand.
        </Trans>
      </p>
      <CallLine />
    </PublicPage>
  );
}
