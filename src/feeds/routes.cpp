#include "feeds/routes.hpp"

#include "identity/permissions.hpp"
#include "identity/rules.hpp"
#include "proxies/rules.hpp"

namespace portico::feeds {
namespace {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;
using http::Router;

const std::string portal = "/api/portal/{suffix}";
const std::string own = portal + "/patients/{patient_id}/calendar-subscription";

const std::string of_practitioner = "/api/console/contracts/{organization_id}/practitioners/{practitioner_id}";

constexpr identity::InContract reading{"organization_id", identity::Permission::calendar_read};
constexpr identity::InContract managing{"organization_id", identity::Permission::scheduling_manage};
constexpr proxies::OnPatient acting{"patient_id", proxies::Scope::appointments};

PatientId patient_of(const Call& call) { return call.id<PatientId>("patient_id"); }

PractitionerId practitioner_of(Call& call) {
  const auto id = call.id<PractitionerId>("practitioner_id");
  call.about("Practitioner", id.value);
  return id;
}

// Calendar programs keep no cookie: the address is the key. Logs name the route, never the path (http/problem).
void add_reading(Router& router, Feeds& feeds) {
  router.add({.method = Method::get,
              .path = portal + "/calendars/{file}",
              .access = http::Public{},
              .audit = Audited::by_verb(Action::calendar_fed),
              .summary = "A calendar for who has its secret address, as iCalendar",
              .prolongs_session = false},
             [&feeds](Call& call) {
               auto served = feeds.serve(call.caller(), call.parameter("suffix"), call.parameter("file"),
                                         call.request().header("if-none-match").value_or(""));
               call.set_header("ETag", served.etag);
               if (!served.text) call.set_status(304);
               return http::Body{.media_type = served.text ? "text/calendar; charset=utf-8" : "",
                                 .bytes = to_bytes(served.text.value_or("")),
                                 .cache_control = "private, max-age=300, must-revalidate"};
             });
}

void add_subscriptions(Router& router, Feeds& feeds) {
  router.add({.method = Method::get,
              .path = portal + "/calendar-subscriptions",
              .access = identity::SignedIn{},
              .audit = Audited::nothing(),
              .summary = "Whose appointments the account has subscribed to in a calendar program"},
             [&feeds](Call& call) { return feeds.list(call.caller()); });
  router.add({.method = Method::post,
              .path = own,
              .access = acting,
              .audit = Audited::by_verb(Action::calendar_subscribed),
              .summary = "A new secret address of the patient's appointments, shown this once; the former one is void",
              .status = 201},
             [&feeds](Call& call) { return feeds.subscribe(call.caller(), patient_of(call)); });
  router.add({.method = Method::del,
              .path = own,
              .access = acting,
              .audit = Audited::by_verb(Action::calendar_unsubscribed),
              .summary = "The address shows nothing any more"},
             [&feeds](Call& call) { feeds.unsubscribe(call.caller(), patient_of(call)); });
}

void add_busy_feeds(Router& router, Feeds& feeds) {
  router.add({.method = Method::post,
              .path = of_practitioner + "/busy-feed",
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "A new secret address of a practitioner's busy times, shown this once; the former one is void",
              .status = 201},
             [&feeds](Call& call) { return feeds.make_busy_feed(call.caller(), practitioner_of(call)); });
  router.add({.method = Method::del,
              .path = of_practitioner + "/busy-feed",
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "The address shows nothing any more"},
             [&feeds](Call& call) { feeds.end_busy_feed(call.caller(), practitioner_of(call)); });
}

void add_outside_calendars(Router& router, OutsideCalendars& outside) {
  router.add(
      {.method = Method::get,
       .path = of_practitioner + "/calendars",
       .access = reading,
       .audit = Audited::nothing(),
       .summary = "A practitioner's own calendar as far as it is known here, and who reads ours. Does not prolong "
                  "the session",
       .prolongs_session = false},
      [&outside](Call& call) { return outside.find(call.caller(), practitioner_of(call)); });
  router.add({.method = Method::put,
              .path = of_practitioner + "/outside-calendar",
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "The secret address of a practitioner's own calendar: nobody is booked over its busy times"},
             [&outside](Call& call, NewOutsideCalendar wanted) {
               return outside.set(call.caller(), practitioner_of(call), wanted);
             });
  router.add({.method = Method::del,
              .path = of_practitioner + "/outside-calendar",
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "Forget that calendar and its busy times"},
             [&outside](Call& call) { outside.remove(call.caller(), practitioner_of(call)); });
  router.add({.method = Method::post,
              .path = of_practitioner + "/outside-calendar/fetch",
              .access = managing,
              .audit = Audited::nothing(),
              .summary = "Look at that calendar now"},
             [&outside](Call& call) { return outside.ask_now(call.caller(), practitioner_of(call)); });
}

}  // namespace

void add_routes(Router& router, Feeds& feeds, OutsideCalendars& outside) {
  add_busy_feeds(router, feeds);
  add_outside_calendars(router, outside);
  add_reading(router, feeds);
  add_subscriptions(router, feeds);
}

}  // namespace portico::feeds
