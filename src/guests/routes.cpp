#include "guests/routes.hpp"

#include "identity/permissions.hpp"
#include "identity/rules.hpp"

namespace portico::guests {
namespace {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;
using identity::InContract;
using identity::Permission;

// Junk is refused by size before it is read.
constexpr std::size_t form_limit = 8 * 1024;

constexpr InContract joining{"organization_id", Permission::patients_write};

GuestId guest_of(const Call& call) { return call.id<GuestId>("guest_id"); }

void add_portal(http::Router& router, GuestBooking& booking) {
  const std::string path = "/api/portal/{suffix}/guest-bookings";
  router.add({.method = Method::post,
              .path = path,
              .access = http::Public{},
              .audit = Audited::by_verb(Action::login_code_sent),
              .summary = "Book what is held without an account: a code goes to the phone or e-mail that was typed. The "
                         "same answer whoever it is",
              .body_limit = form_limit,
              .prolongs_session = false},
             [&](Call& call, const GuestInput& input) { return booking.submit(call, input); });
  router.add({.method = Method::post,
              .path = path + "/resend",
              .access = identity::FlowOnly{},
              .audit = Audited::by_verb(Action::login_code_sent),
              .summary = "A new code, 60 seconds after the last at the earliest, also by the other contact",
              .body_limit = form_limit},
             [&](Call& call, const GuestResend& input) { return booking.resend(call, input); });
  router.add({.method = Method::post,
              .path = path + "/code",
              .access = identity::FlowOnly{},
              .audit = Audited::by_verb(Action::appointment_booked),
              .summary = "The code; with the right one what was held is booked, or asked for",
              .status = 201,
              .body_limit = form_limit},
             [&](Call& call, const access::CodeInput& input) { return booking.enter_code(call, input); });
}

void add_desk(http::Router& router, Desk& desk) {
  const std::string contract = "/api/console/contracts/{organization_id}";
  const std::string one = contract + "/guests/{guest_id}";
  router.add({.method = Method::get,
              .path = contract + "/guest-queue",
              .access = joining,
              .audit = Audited::nothing(),
              .summary = "How many have booked without an account and are joined with no record yet",
              .prolongs_session = false},
             [&](Call& call) { return desk.waiting(call.caller().organization); });
  router.add({.method = Method::get,
              .path = contract + "/guests",
              .access = joining,
              .audit = Audited::read(Action::appointments_listed),
              .summary = "Who has booked without an account, each beside the records that may be his"},
             [&](Call& call, const GuestQuery& query) { return desk.list(call.caller(), query); });
  router.add({.method = Method::get,
              .path = one,
              .access = joining,
              .audit = Audited::read(Action::appointment_viewed),
              .summary = "One of them"},
             [&](Call& call) { return desk.view(call.caller(), guest_of(call)); });
  router.add({.method = Method::put,
              .path = one + "/joining",
              .access = joining,
              .audit = Audited::by_verb(Action::appointment_changed),
              .summary = "Join a guest with a record, or make one of him: the appointment becomes the patient's"},
             [&](Call& call, const GuestJoining& wanted) { return desk.join(call.caller(), guest_of(call), wanted); });
  router.add({.method = Method::del,
              .path = one + "/joining",
              .access = joining,
              .audit = Audited::by_verb(Action::appointment_changed),
              .summary = "Undo it"},
             [&](Call& call) { return desk.separate(call.caller(), guest_of(call)); });
}

}  // namespace

void add_routes(http::Router& router, Verbs& verbs) {
  add_portal(router, verbs.booking);
  add_desk(router, verbs.desk);
}

}  // namespace portico::guests
