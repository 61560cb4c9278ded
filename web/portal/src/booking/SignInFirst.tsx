import { Trans } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { useQuery } from "@tanstack/react-query";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { rememberPage } from "../session/returnTo.ts";
import type { Draft } from "./draft.ts";
import { Kept } from "./Kept.tsx";
import { servicesQuery } from "./offers.ts";
import styles from "./SignInFirst.module.css";

/** A stranger has chosen; whose booking it is, signing in tells. It leads back here. Or a code does, where the clinic allows it. */
export function SignInFirst({ draft }: { draft: Draft }) {
  const { suffix, guest_booking } = useClinic();
  const service = useQuery(servicesQuery(suffix)).data?.items.find(({ id }) => id === draft.slot.service_id);
  const takesGuests = guest_booking !== "off" && service?.new_patients;
  const pages = usePages();
  const remember = () => rememberPage(suffix);
  return (
    <div className={styles.part}>
      {draft.hold && <Kept hold={draft.hold} />}
      <p>
        {takesGuests ? (
          <Trans>
            Sign in if you have an account: then you see the booking there, too. The time stays yours
            meanwhile.
          </Trans>
        ) : (
          <Trans>
            To book, please sign in. The time stays yours meanwhile, and you come back to this page.
          </Trans>
        )}
      </p>
      <div className={styles.ways}>
        <a className={buttonClass({})} href={pages.login} onClick={remember}>
          <Trans>Sign in and book</Trans>
        </a>
        {takesGuests && (
          <a className={buttonClass({ look: "plain" })} href={pages.guestBooking}>
            <Trans>Book without an account</Trans>
          </a>
        )}
        <a className={buttonClass({ look: "plain" })} href={pages.firstLogin} onClick={remember}>
          <Trans>First time here</Trans>
        </a>
      </div>
    </div>
  );
}
