import { Trans } from "@lingui/react/macro";
import { Topic } from "@portico/shared/components/Topics";

/** How patients get in, and why they do not. */
export function DoorTopics() {
  return (
    <>
      <Topic id="who" title={<Trans>Who can get into the portal?</Trans>}>
        <p>
          <Trans>
            Whoever has a mobile number on record, and the identifier that this clinic uses (the ID number or
            the e-mail address). Where access is given by hand, it must also be switched on in the record, on
            the tab Patient Portal. Where it is automatic, the full name and the date of birth must be there
            too.
          </Trans>
        </p>
        <p>
          <Trans>Nobody gets in without a code on their own phone. That cannot be switched off.</Trans>
        </p>
      </Topic>
      <Topic id="enrol" title={<Trans>How do I enrol a patient who stands here?</Trans>}>
        <ol>
          <li>
            <Trans>Look at an ID, and find the record or add it (Patient database, New patient).</Trans>
          </li>
          <li>
            <Trans>Open the tab Patient Portal and settle what stands in the way, from the top.</Trans>
          </li>
          <li>
            <Trans>
              Issue a desk code and print the leaflet. The patient opens the address, chooses “First time
              here” and types the code; an SMS code follows, then a password.
            </Trans>
          </li>
        </ol>
        <p>
          <Trans>
            The desk code works once, within 72 hours. If it is lost, issue a new one: it replaces the old.
          </Trans>
        </p>
      </Topic>
      <Topic id="cannot" title={<Trans>A patient cannot log in. Why?</Trans>}>
        <p>
          <Trans>
            Open the record, tab Patient Portal. It says in plain words what stands in the way, each with a
            button that mends it. If it says that the patient can log in, something was mistyped: let the
            patient read the details to you, and compare them with the record.
          </Trans>
        </p>
      </Topic>
      <Topic id="sms" title={<Trans>No SMS comes. What now?</Trans>}>
        <ul>
          <li>
            <Trans>
              Below, the same tab lists the messages that were sent to this patient and what became of them.
            </Trans>
          </li>
          <li>
            <Trans>“Not delivered”: compare the number with the patient’s; correct it in the record.</Trans>
          </li>
          <li>
            <Trans>
              “Delivered”, but not seen: the phone filters messages of unknown senders, or somebody else holds
              it.
            </Trans>
          </li>
          <li>
            <Trans>
              Nothing in the list: the details that were typed do not match the record, so nothing was sent.
              The portal does not say so, to tell strangers nothing.
            </Trans>
          </li>
        </ul>
      </Topic>
      <Topic id="phone" title={<Trans>A patient has a new phone number</Trans>}>
        <p>
          <Trans>
            Whoever still has the old one changes it in the portal, under “Sign-in and security”. Otherwise
            look at an ID and change it in the record, tab Data: whoever holds the phone gets the codes, so
            never change it on the phone or by e-mail.
          </Trans>
        </p>
      </Topic>
      <Topic id="password" title={<Trans>A patient forgot the password</Trans>}>
        <p>
          <Trans>
            “Forgot your password?” on the sign-in page sends one code to the phone and another to the e-mail
            address. Who has no e-mail address gets the second one from you: look at an ID and issue a desk
            code.
          </Trans>
        </p>
      </Topic>
      <Topic id="stopped" title={<Trans>An account is stopped. What does that mean?</Trans>}>
        <p>
          <Trans>
            Its owner pressed “this wasn’t me” in a message about a change. Speak with the patient, look at
            the access log, put right what somebody else has changed, and only then open the account again on
            the tab Patient Portal.
          </Trans>
        </p>
      </Topic>
    </>
  );
}
