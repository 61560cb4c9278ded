import { Trans, useLingui } from "@lingui/react/macro";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { Section } from "@portico/shared/components/Card";
import { ContactCard } from "@portico/shared/components/ContactCard";
import { Note } from "@portico/shared/components/Note";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dateTimeAt, timeAt } from "@portico/shared/dates";
import { type ReactNode, useEffect, useRef } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { LinkedOffer } from "../clinic/types.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";
import { OfferedTime } from "./OfferedTime.tsx";
import styles from "./offer.module.css";
import { type Answering, useLinkedOffer } from "./useLinkedOffer.ts";

/** From the message about a freed time: its token stands behind "#", which no server sees in an address. */
export default function Offer() {
  const { contact } = useClinic();
  const answering = useLinkedOffer();
  const { look, token } = answering;
  const looked = useRef(false);
  useEffect(() => {
    if (looked.current || !token) return;
    looked.current = true;
    look();
  }, [look, token]);
  return (
    <PublicPage>
      <HowItStands answering={answering} />
      <Section id="contact" title={<Trans>How to reach us</Trans>}>
        <ContactCard {...contact} />
      </Section>
    </PublicPage>
  );
}

function HowItStands({ answering }: { answering: Answering }) {
  const { t } = useLingui();
  const { offer, token, refused, offline, again } = answering;
  if (offer) return <Known offer={offer} answering={answering} />;
  return (
    <>
      <PageHead name={t`A free time for you`} />
      {offline && <TryAgain error={offline} onTryAgain={again} />}
      {(refused || !token) && (
        <Note tone="error" live>
          {refused?.detail || (
            <Trans>A part of the link is missing. Open it from the message again, or call the clinic.</Trans>
          )}
        </Note>
      )}
      {token && !refused && !offline && (
        <p role="status">
          <Trans>One moment: the link is being looked at.</Trans>
        </p>
      )}
    </>
  );
}

type Props = { offer: LinkedOffer; answering: Answering };

function Known({ offer, answering }: Props) {
  const { t } = useLingui();
  const pages = usePages();
  switch (offer.status) {
    case "offered":
      return <Standing offer={offer} answering={answering} />;
    case "accepted":
      return (
        <>
          <PageHead name={t`The appointment is yours`}>
            <Trans>We have written to you, too. We look forward to seeing you.</Trans>
          </PageHead>
          <OfferedTime offer={offer} />
          <p>
            <a className={buttonClass({ width: "full" })} href={pages.home}>
              <Trans>Look at my appointments</Trans>
            </a>
          </p>
        </>
      );
    case "declined":
      return (
        <Over name={t`Not this one, then`} answering={answering}>
          <Trans>The time goes to the next in line. You keep your place, and we will write again.</Trans>
        </Over>
      );
    case "lost":
      return (
        <Over name={t`Somebody was quicker`} answering={answering}>
          <Trans>This time has just been taken. You keep your place, and we will write again.</Trans>
        </Over>
      );
    case "expired":
      return (
        <Over name={t`The time to answer is over`} answering={answering}>
          <Trans>
            The appointment went to the next in line. You keep your place, and we will write again.
          </Trans>
        </Over>
      );
    case "withdrawn":
      return (
        <PageHead name={t`You no longer wait`}>
          <Trans>You have left the waiting list, so this offer has ended.</Trans>
        </PageHead>
      );
  }
}

function Standing({ offer, answering }: Props) {
  const { t } = useLingui();
  const zone = offer.location.time_zone;
  const { offline, refused } = answering;
  return (
    <>
      <PageHead name={t`A time has become free`}>
        <Trans>We keep it for you until {timeAt(offer.expires_at, zone)}.</Trans>
      </PageHead>
      <OfferedTime offer={offer} />
      {offer.replaces_start && (
        <Note icon="info">
          <Trans>
            If you take it, your appointment on {dateTimeAt(offer.replaces_start, zone)} is given up in its
            place. Otherwise it stands.
          </Trans>
        </Note>
      )}
      {offline && <TryAgain error={offline} />}
      {refused && (
        <Note tone="error" live>
          {refused.detail}
        </Note>
      )}
      <div className={styles.buttons}>
        <Button width="full" busy={answering.accepting} onClick={answering.accept}>
          <Trans>Take it</Trans>
        </Button>
        <Button look="plain" width="full" busy={answering.declining} onClick={() => answering.decline(false)}>
          <Trans>Not this one</Trans>
        </Button>
      </div>
    </>
  );
}

/** It has ended; who waits goes on waiting unless he says otherwise. */
function Over({ name, answering, children }: { name: string; answering: Answering; children: ReactNode }) {
  if (answering.stopped) return <Stopped />;
  return (
    <>
      <PageHead name={name}>{children}</PageHead>
      {answering.offline && <TryAgain error={answering.offline} />}
      <p>
        <Button look="plain" width="full" busy={answering.declining} onClick={() => answering.decline(true)}>
          <Trans>I no longer wait</Trans>
        </Button>
      </p>
    </>
  );
}

function Stopped() {
  const { t } = useLingui();
  return (
    <PageHead name={t`You no longer wait`}>
      <Trans>You have left the waiting list. An appointment that you have stands.</Trans>
    </PageHead>
  );
}
