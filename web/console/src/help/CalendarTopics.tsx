import { Trans } from "@lingui/react/macro";
import { Topic } from "@portico/shared/components/Topics";

/** Setting the calendar up: what can be booked, with whom, when. */
export function CalendarTopics() {
  return (
    <>
      <Topic id="calendar-start" title={<Trans>How do we set up the calendar?</Trans>}>
        <ol>
          <li>
            <Trans>
              An administrator opens Manage, Calendar setup. On the first day an assistant asks five questions
              and makes services, doctors and hours of the answers; it shows the week and takes all of it back
              with one press.
            </Trans>
          </li>
          <li>
            <Trans>
              Services: open each and complete price, preparation and for whom it is. “Who may book it” says
              whether patients book by themselves, ask, or call you. “Hidden” is for your staff alone.
            </Trans>
          </li>
          <li>
            <Trans>
              Working hours: open each doctor. The week beside it shows at once what the hours come to,
              holidays and closed days included.
            </Trans>
          </li>
        </ol>
      </Topic>
      <Topic id="calendar-away" title={<Trans>A doctor is away, or the clinic is closed</Trans>}>
        <p>
          <Trans>
            Calendar setup, Closed days: “Close a day, or other hours”. Choose everybody or one doctor, the
            days, and whether the whole day is meant. “Other hours” stand in place of the usual ones, “Extra
            hours” come on top. Nothing new can be booked then; appointments that are booked already stay
            until you move them in the calendar.
          </Trans>
        </p>
        <p>
          <Trans>
            The national holidays of Hungary, Costa Rica and Spain are closed by themselves. To work on one
            all the same, give the doctor other hours on that day.
          </Trans>
        </p>
      </Topic>
      <Topic id="calendar-phone" title={<Trans>Somebody calls for an appointment</Trans>}>
        <ol>
          <li>
            <Trans>
              In the calendar or the record press “Book”, or the key B. Type a part of the name; Enter takes
              the first, Enter again the service, and once more the nearest free time.
            </Trans>
          </li>
          <li>
            <Trans>
              When no time suits, choose “Nothing suits: put on the waiting list” below the times, and enter
              until when, on which days and at which hours the patient can come.
            </Trans>
          </li>
          <li>
            <Trans>
              Who asks for something earlier than what is booked keeps that appointment: choose it under “In
              the place of”. It is given up only when an offer is taken.
            </Trans>
          </li>
        </ol>
      </Topic>
      <Topic id="calendar-waiting" title={<Trans>How does the waiting list work?</Trans>}>
        <p>
          <Trans>
            What becomes free is offered by itself, by e-mail or SMS, to whom it suits, and is kept for 30
            minutes, or for 10 when the visit is less than a day away; one tap in the message takes it. Nobody
            is written to between 21:00 and 8:00. An administrator chooses, on the page of the waiting list,
            whether one after the other is asked or all at once.
          </Trans>
        </p>
        <p>
          <Trans>
            Whom no message reaches stands under “To call”, with the number. Say there whether the patient
            takes the time. In each record, Appointments shows what the patient waits for; there you change it
            or take the patient off the list.
          </Trans>
        </p>
      </Topic>
      <Topic id="calendar-no-times" title={<Trans>Why can nobody book a service?</Trans>}>
        <ul>
          <li>
            <Trans>In the list of services: is it offered, and does somebody offer it?</Trans>
          </li>
          <li>
            <Trans>
              Has this doctor hours at that institution, long enough for the service and what is kept free
              around it? Look at the week under Working hours.
            </Trans>
          </li>
          <li>
            <Trans>
              Does the service need a room, and is there one in use at that institution? Is the day beyond
              “How far ahead”, or within “Shortest notice for booking”?
            </Trans>
          </li>
        </ul>
      </Topic>
    </>
  );
}
