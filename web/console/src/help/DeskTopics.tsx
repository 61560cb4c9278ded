import { Trans } from "@lingui/react/macro";
import { Topic } from "@portico/shared/components/Topics";

/** Families, documents, messages, and staff themselves. */
export function DeskTopics() {
  return (
    <>
      <Topic id="family" title={<Trans>A parent or carer should act for a patient</Trans>}>
        <p>
          <Trans>
            Both need a record. Look at the papers, open the patient’s record, tab Patient Portal, “Others who
            act for this patient”, and add the person: why, for what, and until when. Both are told by e-mail.
          </Trans>
        </p>
        <p>
          <Trans>
            A child needs no login and no phone of its own. A parent’s access ends by itself on the birthday
            that the portal settings say. Ended by hand, it is over at the next click of the one who acted.
          </Trans>
        </p>
      </Topic>
      <Topic id="document" title={<Trans>A patient does not see a document</Trans>}>
        <ul>
          <li>
            <Trans>In the record, tab Documents: is “Patient access” switched on for it?</Trans>
          </li>
          <li>
            <Trans>Documents are sorted by the date of the examination, not by the day of upload.</Trans>
          </li>
          <li>
            <Trans>“See as this patient” on the tab Patient Portal shows what the patient sees.</Trans>
          </li>
        </ul>
      </Topic>
      <Topic id="notices" title={<Trans>A patient wants no SMS about new documents</Trans>}>
        <p>
          <Trans>
            Record, tab Patient Portal, “New documents are announced by”: choose “E-mail only”. Codes for
            signing in still come by SMS. Without patient access to a document nobody is told at all.
          </Trans>
        </p>
      </Topic>
      <Topic id="cost" title={<Trans>What do SMS cost, and can they run away?</Trans>}>
        <p>
          <Trans>
            Each SMS costs what your provider takes; long ones count several times. The clinic has an
            allowance for each hour and day: when it is used up, no more are sent and the administrators get
            an e-mail. E-mails cost nothing.
          </Trans>
        </p>
      </Topic>
      <Topic id="wrong" title={<Trans>I filed a document with the wrong patient</Trans>}>
        <p>
          <Trans>
            Open it in the record and switch “Patient access” off at once. The access log says whether anybody
            has opened it. Tell your data protection officer if so.
          </Trans>
        </p>
      </Topic>
      <Topic id="safe" title={<Trans>How do we keep our own accounts safe?</Trans>}>
        <ul>
          <li>
            <Trans>
              Everybody has an own account. Nobody tells a password or a code, not even to colleagues.
            </Trans>
          </li>
          <li>
            <Trans>Sign out when you leave the desk. A passkey (My account) makes signing in quick.</Trans>
          </li>
          <li>
            <Trans>
              Every look into a record stands in its access log, and patients can read it in their portal.
            </Trans>
          </li>
          <li>
            <Trans>
              Somebody leaves? An administrator deactivates the account under Staff: it ends at once.
            </Trans>
          </li>
        </ul>
      </Topic>
    </>
  );
}
