#include "scheduling/routes.hpp"

#include "identity/permissions.hpp"

namespace portico::scheduling {
namespace {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;
using http::Router;
using identity::InContract;
using identity::Permission;

const std::string portal = "/api/portal/{suffix}";
const std::string contract = "/api/console/contracts/{organization_id}";

constexpr InContract reading{"organization_id", Permission::calendar_read};
constexpr InContract managing{"organization_id", Permission::scheduling_manage};
// Reception: a doctor rings in ill before anybody else is there.
constexpr InContract desk{"organization_id", Permission::calendar_write};

void add_offers(Router& router, Offers& offers) {
  router.add({.method = Method::get,
              .path = portal + "/locations",
              .access = http::Public{},
              .audit = Audited::nothing(),
              .summary = "Institutions where something can be booked",
              .prolongs_session = false},
             [&offers](Call& call, OfferQuery query) { return offers.locations(call.parameter("suffix"), query); });
  router.add({.method = Method::get,
              .path = portal + "/services",
              .access = http::Public{},
              .audit = Audited::nothing(),
              .summary = "What can be booked, online or otherwise, in the order the clinic chose",
              .prolongs_session = false},
             [&offers](Call& call, OfferQuery query) {
               return offers.services(call.parameter("suffix"), query, call.caller().language);
             });
  router.add({.method = Method::get,
              .path = portal + "/practitioners",
              .access = http::Public{},
              .audit = Audited::nothing(),
              .summary = "Practitioners with whom something can be booked",
              .prolongs_session = false},
             [&offers](Call& call, OfferQuery query) { return offers.practitioners(call.parameter("suffix"), query); });
}

void add_services(Router& router, HealthcareServices& services) {
  router.add({.method = Method::get,
              .path = contract + "/services",
              .access = reading,
              .audit = Audited::nothing(),
              .summary = "What the clinic offers, with who does it where"},
             [&services](Call& call) { return services.list(call.caller().organization); });
  router.add({.method = Method::post,
              .path = contract + "/services",
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "A new service",
              .status = 201},
             [&services](Call& call, ServiceSettings wanted) { return services.create(call.caller(), wanted); });
  router.add({.method = Method::get,
              .path = contract + "/services/{service_id}",
              .access = reading,
              .audit = Audited::nothing(),
              .summary = "One service"},
             [&services](Call& call) {
               return services.find(call.caller().organization, call.id<HealthcareServiceId>("service_id"));
             });
  router.add({.method = Method::put,
              .path = contract + "/services/{service_id}",
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "Set a service anew, whole; bookings that stand keep their time and price"},
             [&services](Call& call, ServiceChange wanted) {
               return services.change(call.caller(), call.id<HealthcareServiceId>("service_id"), wanted);
             });
}

void add_rooms(Router& router, HealthcareServices& services) {
  router.add({.method = Method::get,
              .path = contract + "/rooms",
              .access = reading,
              .audit = Audited::nothing(),
              .summary = "Rooms and devices"},
             [&services](Call& call) { return services.rooms(call.caller().organization); });
  router.add({.method = Method::post,
              .path = contract + "/rooms",
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "A new room or device",
              .status = 201},
             [&services](Call& call, RoomSettings wanted) { return services.add_room(call.caller(), wanted); });
  router.add({.method = Method::put,
              .path = contract + "/rooms/{room_id}",
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "Rename a room, or take it out of use"},
             [&services](Call& call, RoomSettings wanted) {
               return services.change_room(call.caller(), call.id<RoomId>("room_id"), wanted);
             });
}

void add_schedules(Router& router, Schedules& schedules) {
  const auto path = contract + "/practitioners/{practitioner_id}/schedule";
  router.add({.method = Method::get,
              .path = path,
              .access = reading,
              .audit = Audited::nothing(),
              .summary = "A practitioner's weekly hours and breaks"},
             [&schedules](Call& call) {
               return schedules.find(call.caller().organization, call.id<PractitionerId>("practitioner_id"));
             });
  router.add({.method = Method::put,
              .path = path,
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "Set a practitioner's weekly hours anew, all of them"},
             [&schedules](Call& call, ScheduleChange wanted) {
               return schedules.change(call.caller(), call.id<PractitionerId>("practitioner_id"), wanted);
             });
  router.add({.method = Method::post,
              .path = path + "/preview",
              .access = managing,
              .audit = Audited::nothing(),
              .summary = "What these hours come to in seven days, exceptions and holidays included"},
             [&schedules](Call& call, PreviewQuery wanted) {
               return schedules.preview(call.caller(), call.id<PractitionerId>("practitioner_id"), wanted);
             });
}

void add_exceptions(Router& router, Schedules& schedules) {
  router.add({.method = Method::get,
              .path = contract + "/schedule-exceptions",
              .access = reading,
              .audit = Audited::nothing(),
              .summary = "Closures, other hours and extra hours to come, of one practitioner or of everybody"},
             [&schedules](Call& call, ExceptionQuery query) {
               return schedules.exceptions(call.caller().organization, query);
             });
  router.add(
      {.method = Method::post,
       .path = contract + "/schedule-exceptions",
       .access = desk,
       .audit = Audited::by_verb(Action::scheduling_changed),
       .summary = "Close days, or give them other or extra hours; bookings that stand stay",
       .status = 201},
      [&schedules](Call& call, ExceptionSettings wanted) { return schedules.add_exception(call.caller(), wanted); });
  router.add({.method = Method::del,
              .path = contract + "/schedule-exceptions/{exception_id}",
              .access = desk,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "Forget an exception"},
             [&schedules](Call& call) {
               schedules.remove_exception(call.caller(), call.id<ScheduleExceptionId>("exception_id"));
             });
}

void add_policy(Router& router, Schedules& schedules) {
  router.add({.method = Method::get,
              .path = contract + "/scheduling-policy",
              .access = reading,
              .audit = Audited::nothing(),
              .summary = "Whose national holidays close the clinic"},
             [&schedules](Call& call) { return schedules.policy(call.caller().organization); });
  router.add(
      {.method = Method::put,
       .path = contract + "/scheduling-policy",
       .access = managing,
       .audit = Audited::by_verb(Action::scheduling_changed),
       .summary = "Choose the national holidays"},
      [&schedules](Call& call, SchedulingPolicy wanted) { return schedules.change_policy(call.caller(), wanted); });
  router.add({.method = Method::get,
              .path = contract + "/holidays",
              .access = reading,
              .audit = Audited::nothing(),
              .summary = "The national holidays of a year, by name"},
             [](Call& call, HolidayQuery query) { return Schedules::holidays(query, call.caller().language); });
  router.add({.method = Method::get,
              .path = contract + "/time-zones",
              .access = reading,
              .audit = Audited::nothing(),
              .summary = "By which clocks each institution works"},
             [&schedules](Call& call) { return schedules.clocks(call.caller().organization); });
  router.add({.method = Method::put,
              .path = contract + "/locations/{location_id}/time-zone",
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "By which clocks an institution works, where they are not the contract's"},
             [&schedules](Call& call, LocationZone wanted) {
               schedules.set_zone(call.caller(), call.id<LocationId>("location_id"), wanted);
             });
}

void add_first_calendar(Router& router, FirstCalendars& first) {
  router.add({.method = Method::post,
              .path = contract + "/first-calendar",
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "A working calendar from five answers: services, doctors, hours, all or nothing",
              .status = 201},
             [&first](Call& call, FirstAnswers answers) { return first.make(call.caller(), answers); });
  router.add({.method = Method::post,
              .path = contract + "/first-calendar/undoing",
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "Take services and hours back that were made so, as long as nobody changed or booked them"},
             [&first](Call& call, FirstCalendar made) { first.undo(call.caller(), made); });
}

}  // namespace

void add_routes(http::Router& router, HealthcareServices& services, Schedules& schedules, FirstCalendars& first,
                Offers& offers) {
  add_offers(router, offers);
  add_services(router, services);
  add_rooms(router, services);
  add_schedules(router, schedules);
  add_exceptions(router, schedules);
  add_policy(router, schedules);
  add_first_calendar(router, first);
}

}  // namespace portico::scheduling
