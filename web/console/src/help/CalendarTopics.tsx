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
