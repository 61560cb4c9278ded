#include "booking/route_parts.hpp"
#include "booking/routes.hpp"
#include "identity/permissions.hpp"

namespace portico::booking {
namespace {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;
using http::Router;
using identity::InContract;
using identity::Permission;

const std::string visit = portal_path + "/visit";
const std::string of_own = own_path + "/{appointment_id}";

// By who has a message: the key stands in the body, never in an address. Nothing happens by opening the link.
void add_by_link(Router& router, Visits& visits) {
  router.add({.method = Method::post,
              .path = visit,
              .access = http::Public{},
              .audit = Audited::by_verb(Action::appointment_viewed),
              .summary = "When and where, for who has the key of a message",
              .prolongs_session = false},
             [&visits](Call& call, VisitKey key) { return visits.card(call.caller(), call.parameter("suffix"), key); });
  router.add(
      {.method = Method::post,
       .path = visit + "/confirmation",
       .access = http::Public{},
       .audit = Audited::by_verb(Action::appointment_changed),
       .summary = "Say that one is coming, with the key of a message",
       .prolongs_session = false},
      [&visits](Call& call, VisitKey key) { return visits.confirm(call.caller(), call.parameter("suffix"), key); });
  router.add(
      {.method = Method::post,
       .path = visit + "/cancellation",
       .access = http::Public{},
       .audit = Audited::by_verb(Action::appointment_cancelled),
       .summary = "Cancel with the key of a message",
       .prolongs_session = false},
      [&visits](Call& call, VisitKey key) { return visits.cancel(call.caller(), call.parameter("suffix"), key); });
  router.add({.method = Method::post,
              .path = visit + "/check-in-code",
              .access = http::Public{},
              .audit = Audited::nothing(),
              .summary = "The code to show at the desk on the day, with the key of a message",
              .prolongs_session = false},
             [&visits](Call& call, VisitKey key) {
               return visits.check_in_code(call.caller(), call.parameter("suffix"), key);
             });
}

void add_own(Router& router, Bookings& bookings, Visits& visits) {
  router.add(
      {.method = Method::post,
       .path = of_own + "/confirmation",
       .access = acting,
       .audit = Audited::by_verb(Action::appointment_changed),
       .summary = "Say that one is coming"},
      [&bookings](Call& call) { return bookings.confirm(call.caller(), patient_of(call), appointment_of(call)); });
  router.add(
      {.method = Method::get,
       .path = of_own + "/check-in-code",
       .access = acting,
       .audit = Audited::nothing(),
       .summary = "The code to show at the desk on the day; it holds for ten minutes"},
      [&visits](Call& call) { return visits.check_in_code(call.caller(), patient_of(call), appointment_of(call)); });
}

void add_of_staff(Router& router, Requests& requests, Visits& visits) {
  router.add({.method = Method::get,
              .path = contract_path + "/appointment-requests",
              .access = InContract{"organization_id", Permission::calendar_read},
              .audit = Audited::read(Action::appointments_listed),
              .summary = "What patients asked for and nobody has answered, the oldest first"},
             [&requests](Call& call) { return requests.list(call.caller()); });
  router.add({.method = Method::post,
              .path = contract_path + "/check-ins",
              .access = InContract{"organization_id", Permission::calendar_write},
              .audit = Audited::by_verb(Action::appointment_changed),
              .summary = "Who shows this code has come; shown again it changes nothing"},
             [&visits](Call& call, VisitKey code) { return visits.check_in(call.caller(), code); });
}

}  // namespace

void add_visit_routes(Router& router, Bookings& bookings, Requests& requests, Visits& visits) {
  add_by_link(router, visits);
  add_own(router, bookings, visits);
  add_of_staff(router, requests, visits);
}

}  // namespace portico::booking
