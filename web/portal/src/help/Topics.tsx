import { Trans } from "@lingui/react/macro";
import { Topics as SharedTopics, Topic } from "@portico/shared/components/Topics";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { CallClinic } from "../shell/CallClinic.tsx";

/** The questions that nearly everyone asks. */
export function Topics() {
  const pages = usePages();
  const { features, idle_timeout_s, passkeys, registration } = useClinic();
  const minutes = Math.round(idle_timeout_s / 60);
  return (
    <SharedTopics>
      <Topic id="what" title={<Trans>What I can do here</Trans>}>
        <ul>
          <li>
            <Trans>Read, save and print what the clinic has shared with you, without queueing for it.</Trans>
          </li>
          <li>
            <Trans>See your earlier visits under “History”.</Trans>
          </li>
          <li>
            <Trans>Keep your address and contact data right under “Data”: the clinic sees it at once.</Trans>
          </li>
          <li>
            <Trans>Act for your children, or let someone you trust act for you.</Trans>
          </li>
        </ul>
      </Topic>
      <Topic id="who" title={<Trans>Who can get in</Trans>}>
        <p>
          <Trans>
            Every patient of this clinic whose mobile number the clinic has on record and for whom it has
            opened the portal. If you are not sure, ask the reception: it takes a minute.
          </Trans>
        </p>
        <p>
          <Trans>
            Children need no login of their own: a parent acts for them. See “My children and others I help”.
          </Trans>
        </p>
      </Topic>
      <Topic id="first" title={<Trans>I am here for the first time</Trans>}>
        <p>
          <Trans>
            Ask the reception for a code: they check your papers and give it to you on the spot. Then choose
            “First time here”, type your details and the code, and after that the code we send to your phone.
            Now you choose your password.
          </Trans>
        </p>
      </Topic>
      {registration.mode !== "off" && (
        <Topic id="register" title={<Trans>Who can register</Trans>}>
          <p>
            <Trans>
              Everybody of age: whom the clinic knows and who is new there. Type your details as they stand in
              your papers. The clinic compares them with its records and lets you know; an e-mail holds a link
              that shows how it stands. Children need no account: they are reached through a parent’s.
            </Trans>{" "}
            <a href={pages.register}>
              <Trans>Register</Trans>
            </a>
          </p>
          {registration.mode === "match" && (
            <p>
              <Trans>
                If all of it is as the clinic has it, a code comes by SMS to the phone that it knows, and you
                are in at once. To any other phone no code goes, for everybody’s safety.
              </Trans>
            </p>
          )}
        </Topic>
      )}
      <Topic id="sms" title={<Trans>Why no SMS comes</Trans>}>
        <ul>
          <li>
            <Trans>Wait a minute: networks are sometimes slow. Then “Resend the code” can be pressed.</Trans>
          </li>
          <li>
            <Trans>
              Is it the phone whose number the clinic knows? The last digits stand above the code.
            </Trans>
          </li>
          <li>
            <Trans>Is there signal, and is flight mode off? Are messages from unknown senders blocked?</Trans>
          </li>
          <li>
            <Trans>
              Do you have a new number? While you still get codes to the former one, change it under “Sign-in
              and security”. After that only the clinic can, for your safety.
            </Trans>
          </li>
        </ul>
        <p>
          <CallClinic />
        </p>
      </Topic>
      {features.includes("appointments") && (
        <Topic id="bookings" title={<Trans>How to book, change or cancel</Trans>}>
          <p>
            <Trans>
              Under “Bookings” choose “New booking”: what you need or which doctor, then a time. It is kept
              for ten minutes while you check it. For a child, choose the child under “Who is it for?”.
            </Trans>{" "}
            <a href={pages.booking()}>
              <Trans>New booking</Trans>
            </a>
          </p>
          <p>
            <Trans>
              Each booking says until when you can change or cancel it yourself. After that it stands: please
              call the clinic.
            </Trans>
          </p>
        </Topic>
      )}
      <Topic id="password" title={<Trans>I forgot my password</Trans>}>
        <p>
          <Trans>
            Choose “Forgot your password?” on the sign-in page. We send one code to your phone and another to
            your e-mail address, and you choose a new password. Without an e-mail address the reception gives
            you a code.
          </Trans>{" "}
          <a href={pages.recovery}>
            <Trans>Choose a new password</Trans>
          </a>
        </p>
        <p>
          <CallClinic />
        </p>
      </Topic>
      <Topic id="notices" title={<Trans>I do not want SMS about new documents</Trans>}>
        <p>
          <Trans>
            Tell the reception: they set your record to “E-mail only”. The codes for signing in still come by
            SMS; they keep others out of your record.
          </Trans>
        </p>
      </Topic>
      <Topic id="family" title={<Trans>My children and others I help</Trans>}>
        <p>
          <Trans>
            Bring your papers to the clinic once: the reception lets you act for your child. After signing in
            you choose whose pages you want to see, and change it at the top of every page. The coloured bar
            always says for whom you are acting.
          </Trans>
        </p>
        <p>
          <Trans>
            An adult lets you act from the own portal, under “More”, “Family and trusted people”, says what
            you may see, and can end it at any time. Access to a child’s record ends by itself when the child
            comes of age; we write to both of you before.
          </Trans>
        </p>
      </Topic>
      <Topic id="phone" title={<Trans>I have a new phone number</Trans>}>
        <p>
          <Trans>
            While the former number still gets SMS, change it under “Sign-in and security”. If it does not,
            come to the clinic with your papers: nobody else can change it, so that nobody takes over your
            record.
          </Trans>
        </p>
      </Topic>
      {passkeys && (
        <Topic id="passkey" title={<Trans>What a passkey is</Trans>}>
          <p>
            <Trans>
              A key that your phone or computer keeps for you. It opens the portal when you show your finger
              or face, or type the PIN of the device: no password, no code, and nothing that anybody could ask
              you for. You make one under “Sign-in and security”.
            </Trans>
          </p>
          <p>
            <Trans>
              If the device is lost or new, sign in with your password and a code as before, remove the old
              passkey and make another one.
            </Trans>
          </p>
        </Topic>
      )}
      <Topic id="signed-out" title={<Trans>Why I was signed out</Trans>}>
        <p>
          <Trans>
            After {minutes} minutes in which nothing is pressed we sign you out, so that nobody else reads
            your record. Two minutes before, we ask. After signing in you are back on the same page.
          </Trans>
        </p>
      </Topic>
      <Topic id="documents" title={<Trans>I cannot find a document</Trans>}>
        <p>
          <Trans>
            Documents are listed by the date of the examination, not by the day they came. Type a part of its
            name, the doctor or the year into the search. A document is here once the clinic has shared it.
          </Trans>
        </p>
      </Topic>
      <Topic id="safe" title={<Trans>How to keep my account safe</Trans>}>
        <p>
          <Trans>
            Never tell your password or a code to anyone: the clinic never asks for them. Sign out on a
            computer that others use too.
          </Trans>
        </p>
        <p>
          <Trans>
            When something about your account changes, we write to you. If it was not you, open the link in
            that message: it stops the account at once, until the clinic has spoken with you.
          </Trans>
        </p>
      </Topic>
    </SharedTopics>
  );
}
