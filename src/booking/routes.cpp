#include "booking/routes.hpp"

#include "booking/route_parts.hpp"
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

const std::string of_patient = contract_path + "/patients/{patient_id}/appointments";

constexpr InContract reading{"organization_id", Permission::calendar_read};
constexpr InContract writing{"organization_id", Permission::calendar_write};

void add_slots(Router& router, Slots& slots) {
  router.add({.method = Method::get,
              .path = portal_path + "/slots",
              .access = http::Public{},
              .audit = Audited::nothing(),
              .summary = "Free times of a service, of one practitioner or institution when that is asked for; from and "
                         "to are days or moments",
              .prolongs_session = false},
             [&slots](Call& call, SlotQuery query) { return slots.find(call.parameter("suffix"), query); });
  router.add(
      {.method = Method::post,
       .path = portal_path + "/holds",
       .access = http::Public{},
       .audit = Audited::nothing(),
       .summary = "Keep a free time for ten minutes while a form is filled in",
       .status = 201,
       .prolongs_session = false},
      [&slots](Call& call, NewHold wanted) { return slots.hold(call.caller(), call.parameter("suffix"), wanted); });
  router.add({.method = Method::del,
              .path = portal_path + "/holds/{hold_id}",
              .access = http::Public{},
              .audit = Audited::nothing(),
              .summary = "Give a time back that was kept",
              .prolongs_session = false},
             [&slots](Call& call) { slots.release(call.parameter("suffix"), call.id<HoldId>("hold_id")); });
}

http::Stream calendar_file(std::string text) {
  const auto length = text.size();
  auto rest = std::make_shared<Bytes>(to_bytes(text));
  return {"text/calendar; charset=utf-8", length, "appointment.ics",
          [rest]() -> Bytes { return std::exchange(*rest, Bytes{}); }};
}

// The patient's and staff's reading is alike.
void add_reading(Router& router, Bookings& bookings, const std::string& path, http::Access access) {
  router.add({.method = Method::get,
              .path = path,
              .access = access,
              .audit = Audited::read(Action::appointments_listed),
              .summary = "A patient's appointments: to come, or past"},
             [&bookings](Call& call, AppointmentQuery query) {
               return bookings.list(call.caller(), patient_of(call), query);
             });
  router.add({.method = Method::get,
              .path = path + "/{appointment_id}",
              .access = access,
              .audit = Audited::read(Action::appointment_viewed),
              .summary = "One appointment"},
             [&bookings](Call& call) { return bookings.find(call.caller(), patient_of(call), appointment_of(call)); });
}

void add_cancelling(Router& router, Bookings& bookings, const std::string& path, http::Access access) {
  router.add({.method = Method::post,
              .path = path + "/{appointment_id}/cancellation",
              .access = access,
              .audit = Audited::by_verb(Action::appointment_cancelled),
              .summary = "Cancel an appointment"},
             [&bookings](Call& call, Cancellation wanted) {
               return bookings.cancel(call.caller(), patient_of(call), appointment_of(call), wanted);
             });
}

void add_own(Router& router, Bookings& bookings) {
  add_reading(router, bookings, own_path, acting);
  router.add({.method = Method::post,
              .path = own_path,
              .access = acting,
              .audit = Audited::by_verb(Action::appointment_booked),
              .summary = "Book what was held, or a free time",
              .status = 201},
             [&bookings](Call& call, NewAppointment wanted) {
               return bookings.book(call.caller(), patient_of(call), wanted);
             });
  router.add({.method = Method::get,
              .path = own_path + "/{appointment_id}/ics",
              .access = acting,
              .audit = Audited::read(Action::appointment_viewed),
              .summary = "An appointment as a file for calendar programs"},
             [&bookings](Call& call) {
               return calendar_file(bookings.calendar_file(call.caller(), patient_of(call), appointment_of(call)));
             });
  add_cancelling(router, bookings, own_path, acting);
  router.add({.method = Method::post,
              .path = own_path + "/{appointment_id}/rescheduling",
              .access = acting,
              .audit = Audited::by_verb(Action::appointment_moved),
              .summary = "Move an appointment; the old time stands until the new one is won"},
             [&bookings](Call& call, Rescheduling wanted) {
               return bookings.reschedule(call.caller(), patient_of(call), appointment_of(call), wanted);
             });
}

void add_of_patient(Router& router, Bookings& bookings) {
  add_reading(router, bookings, of_patient, reading);
  router.add({.method = Method::post,
              .path = of_patient,
              .access = writing,
              .audit = Audited::by_verb(Action::appointment_booked),
              .summary = "Book for a patient, also what cannot be booked online",
              .status = 201},
             [&bookings](Call& call, StaffAppointment wanted) {
               return bookings.book(call.caller(), patient_of(call), wanted);
             });
  router.add(
      {.method = Method::get,
       .path = of_patient + "/{appointment_id}/changes",
       .access = reading,
       .audit = Audited::read(Action::appointment_viewed),
       .summary = "Who has booked, moved or changed an appointment"},
      [&bookings](Call& call) { return bookings.changes(call.caller(), patient_of(call), appointment_of(call)); });
  add_cancelling(router, bookings, of_patient, writing);
  router.add({.method = Method::post,
              .path = of_patient + "/{appointment_id}/rescheduling",
              .access = writing,
              .audit = Audited::by_verb(Action::appointment_moved),
              .summary = "Move a patient's appointment, also within the cut-off"},
             [&bookings](Call& call, StaffRescheduling wanted) {
               return bookings.reschedule(call.caller(), patient_of(call), appointment_of(call), wanted);
             });
  router.add({.method = Method::put,
              .path = of_patient + "/{appointment_id}/status",
              .access = writing,
              .audit = Audited::by_verb(Action::appointment_changed),
              .summary = "Note who has come, is in, has gone, or has not come"},
             [&bookings](Call& call, StatusChange wanted) {
               return bookings.set_status(call.caller(), patient_of(call), appointment_of(call), wanted);
             });
}

// What a calendar on screen asks for by itself: whoever walks away from it is signed out all the same.
void add_watching(Router& router, Bookings& bookings) {
  router.add({.method = Method::get,
              .path = contract_path + "/calendar/stamp",
              .access = reading,
              .audit = Audited::nothing(),
              .summary = "Whether days of the clinic have changed: another text when they have. Does not prolong the "
                         "session",
              .prolongs_session = false},
             [&bookings](Call& call, CalendarQuery query) { return bookings.calendar_stamp(call.caller(), query); });
  router.add({.method = Method::get,
              .path = contract_path + "/calendar/latest",
              .access = reading,
              .audit = Audited::read(Action::appointments_listed),
              .summary = "The calendar, read again by the page itself. Does not prolong the session",
              .prolongs_session = false},
             [&bookings](Call& call, CalendarQuery query) { return bookings.calendar(call.caller(), query); });
}

void add_calendar(Router& router, Slots& slots, Bookings& bookings) {
  router.add({.method = Method::get,
              .path = contract_path + "/slots",
              .access = reading,
              .audit = Audited::nothing(),
              .summary = "Free times of a service for staff, also of what cannot be booked online"},
             [&slots](Call& call, SlotQuery query) { return slots.find(call.caller(), query); });
  router.add({.method = Method::get,
              .path = contract_path + "/calendar",
              .access = reading,
              .audit = Audited::read(Action::appointments_listed),
              .summary = "Days of the clinic: hours, appointments and what is held just now"},
             [&bookings](Call& call, CalendarQuery query) { return bookings.calendar(call.caller(), query); });
  router.add({.method = Method::get,
              .path = contract_path + "/schedule-exceptions/{exception_id}/affected-appointments",
              .access = reading,
              .audit = Audited::read(Action::appointments_listed),
              .summary = "Who is booked while it is closed, each with the nearest free times"},
             [&bookings](Call& call) {
               return bookings.affected(call.caller(), call.id<scheduling::ScheduleExceptionId>("exception_id"));
             });
  router.add(
      {.method = Method::get,
       .path = contract_path + "/practitioners/{practitioner_id}/busy-times/affected-appointments",
       .access = reading,
       .audit = Audited::read(Action::appointments_listed),
       .summary = "Who is booked while the practitioner is busy elsewhere, each with the nearest free times"},
      [&bookings](Call& call) { return bookings.clashing(call.caller(), call.id<PractitionerId>("practitioner_id")); });
}

}  // namespace

void add_routes(http::Router& router, Slots& slots, Bookings& bookings) {
  add_slots(router, slots);
  add_own(router, bookings);
  add_of_patient(router, bookings);
  add_calendar(router, slots, bookings);
  add_watching(router, bookings);
}

}  // namespace portico::booking
