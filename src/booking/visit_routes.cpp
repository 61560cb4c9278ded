#include "booking/routes.hpp"
#include "identity/permissions.hpp"
#include "proxies/rules.hpp"

namespace portico::booking {
namespace {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;
using http::Router;
using identity::InContract;
using identity::Permission;
using proxies::OnPatient;
using proxies::Scope;

const std::string portal = "/api/portal/{suffix}";
const std::string visit = portal + "/visit";
const std::string own = portal + "/patients/{patient_id}/appointments/{appointment_id}";
const std::string contract = "/api/console/contracts/{organization_id}";

constexpr OnPatient acting{"patient_id", Scope::appointments};

patients::PatientId patient_of(const Call& call) { return call.id<patients::PatientId>("patient_id"); }
AppointmentId appointment_of(Call& call) {
  const auto id = call.id<AppointmentId>("appointment_id");
  call.about("Appointment", id.value);
  return id;
}

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
       .path = own + "/confirmation",
       .access = acting,
       .audit = Audited::by_verb(Action::appointment_changed),
       .summary = "Say that one is coming"},
      [&bookings](Call& call) { return bookings.confirm(call.caller(), patient_of(call), appointment_of(call)); });
  router.add(
      {.method = Method::get,
       .path = own + "/check-in-code",
       .access = acting,
       .audit = Audited::nothing(),
       .summary = "The code to show at the desk on the day; it holds for ten minutes"},
      [&visits](Call& call) { return visits.check_in_code(call.caller(), patient_of(call), appointment_of(call)); });
}

void add_of_staff(Router& router, Requests& requests, Visits& visits) {
  router.add({.method = Method::get,
              .path = contract + "/appointment-requests",
              .access = InContract{"organization_id", Permission::calendar_read},
              .audit = Audited::read(Action::appointments_listed),
              .summary = "What patients asked for and nobody has answered, the oldest first"},
             [&requests](Call& call) { return requests.list(call.caller()); });
  router.add({.method = Method::post,
              .path = contract + "/check-ins",
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
