#include <gmock/gmock.h>

#include "support/api.hpp"
#include "support/clinic.hpp"

namespace portico {
namespace {

using identity::Role;
using support::Api;
using support::Reply;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
namespace json = boost::json;

class BookingTest : public support::Clinic {
 protected:
  BookingTest() {
    api.activate(duna, anna_id, password);
    api.activate(duna, bela_id, password);
    api.add_staff("eva@duna.example", password, "+36301110001", {{duna.id, Role::receptionist}});
  }

  // "03-03 08:00", on the clock in Budapest.
  static std::string shown(const json::value& slot, const char* member = "start") {
    const auto wall = wall_time(Instant::parse(slot.at(member).as_string()).value(), "Europe/Budapest");
    return wall.date.text().substr(5) + fmt::format(" {:02}:{:02}", wall.hour, wall.minute);
  }
  static std::vector<std::string> starts(const json::value& slots) {
    std::vector<std::string> all;
    for (const auto& slot : slots.as_array()) all.push_back(shown(slot));
    return all;
  }
  std::string slots_path(const std::string& from, const std::string& to) const {
    return portal + "/slots?service=" + service.id.text() + "&from=" + from + "&to=" + to;
  }
  std::vector<std::string> free_on(const std::string& day) {
    const auto reply = api.browser().get(slots_path(day, day));
    EXPECT_EQ(reply.status, 200) << reply.body;
    return starts(reply.json().at("items"));
  }
  json::object slot(const std::string& moment) const {
    return {{"service_id", service.id.text()},
            {"practitioner_id", agnes.text()},
            {"location_id", buda.text()},
            {"start", moment}};
  }
  Reply hold(const std::string& moment) { return api.browser().post(portal + "/holds", {{"slot", slot(moment)}}); }
  std::string of(patients::PatientId patient) const { return portal + "/patients/" + patient.text() + "/appointments"; }
  std::string console_of(patients::PatientId patient) const {
    return "/api/console/contracts/" + duna.id.text() + "/patients/" + patient.text() + "/appointments";
  }
  Api::Browser desk() { return api.sign_in_staff("eva@duna.example", password, "+36301110001"); }
  std::int64_t cells() {
    return api.database().read(
        [](db::Transaction& transaction) { return transaction.one<std::int64_t>("select count(*) from slot_cell"); });
  }

  const Api::Person anna{};
  const Api::Person bela{.family = "Nagy", .given = "Béla", .phone = "+36301112222", .email = "bela@example.com"};
  patients::PatientId anna_id = api.add_patient(duna.id, anna);
  patients::PatientId bela_id = api.add_patient(duna.id, bela);
  static constexpr auto tuesday_eight = "2026-03-03T08:00:00+01:00";
  static constexpr auto tuesday_twenty_to_nine = "2026-03-03T08:40:00+01:00";
};
PORTICO_EACH_ENGINE(BookingTest);

TEST_P(BookingTest, FreeTimesAreThoseOfTheHours) {
  EXPECT_THAT(free_on("2026-03-03"),
              ElementsAre("03-03 08:00", "03-03 08:40", "03-03 09:20", "03-03 10:00", "03-03 10:40", "03-03 11:20"));
  EXPECT_THAT(free_on("2026-03-02"), ElementsAre("03-02 10:00", "03-02 10:40", "03-02 11:20")) << "an hour's notice";
  const auto weekend = api.browser().get(slots_path("2026-03-07", "2026-03-08")).json();
  EXPECT_THAT(weekend.at("items").as_array(), IsEmpty());
  EXPECT_EQ(shown(weekend.at("next")), "03-09 08:00");
  EXPECT_EQ(shown(weekend.at("next"), "end"), "03-09 08:30");
  // Moments do as well as days, and without either there are two weeks.
  const auto moment = slots_path("2026-03-03T10:00:00%2B01:00", "2026-03-03T10:30:00%2B01:00");
  EXPECT_THAT(starts(api.browser().get(moment).json().at("items")), ElementsAre("03-03 10:00"));
  EXPECT_THAT(api.browser().get(portal + "/slots?service=" + service.id.text()).json().at("items").as_array(),
              SizeIs(3 + 9 * 6));
  const auto first = api.browser().get(slots_path("2026-03-03", "2026-03-06") + "&limit=2").json();
  EXPECT_THAT(starts(first.at("items")), ElementsAre("03-03 08:00", "03-03 08:40"));
  EXPECT_FALSE(first.as_object().contains("next"));
}

TEST_P(BookingTest, WhatIsAskedWronglyIsSaidSo) {
  EXPECT_EQ(api.browser().get(slots_path("tomorrow", "2026-03-08")).code(), "FORMAT_DAY");
  EXPECT_EQ(api.browser().get(slots_path("2026-03-01", "2026-05-08")).code(), "RANGE_TOO_LONG");
  EXPECT_EQ(api.browser().get(portal + "/slots?service=" + Uuid::make().text()).status, 404);
  EXPECT_EQ(api.browser().get("/api/portal/nobody/slots?service=" + service.id.text()).status, 404);
  EXPECT_EQ(api.browser().get(portal + "/slots").code(), "MISSING");
}

TEST_P(BookingTest, AHeldTimeIsBookedAndShown) {
  const auto held = hold(tuesday_eight);
  ASSERT_EQ(held.status, 201) << held.body;
  EXPECT_EQ(held.text("expires_at"), (api.clock().now() + minutes{10}).rfc3339());
  EXPECT_THAT(free_on("2026-03-03"), Not(Contains("03-03 08:00")));
  auto patient = api.sign_in("duna", anna, password);
  const auto booked = patient.post(of(anna_id), {{"hold_id", held.text("hold_id")}, {"comment", "Liszt után"}});
  ASSERT_EQ(booked.status, 201) << booked.body;
  EXPECT_EQ(booked.text("status"), "booked");
  EXPECT_EQ(booked.text("service_name"), "Cardiology");
  EXPECT_EQ(booked.text("comment"), "Liszt után");
  EXPECT_EQ(booked.text("booked_by"), "patient");
  EXPECT_EQ(booked.text("cancel_until"), "") << "it is less than a day until then";
  EXPECT_EQ(booked.json().at("price").at("amount_minor").as_int64(), 3'200'000);
  EXPECT_EQ(booked.json().at("location").at("phone").as_string(), "+3611112222");
  EXPECT_EQ(cells(), 8);
  // Sent again it is the same booking, and another's is nobody's.
  EXPECT_EQ(patient.post(of(anna_id), {{"hold_id", held.text("hold_id")}}).text("id"), booked.text("id"));
  auto other = api.sign_in("duna", bela, password);
  EXPECT_EQ(other.post(of(bela_id), {{"hold_id", held.text("hold_id")}}).code(), "HOLD_EXPIRED");
  EXPECT_EQ(other.get(of(bela_id) + "/" + booked.text("id")).status, 404);
  EXPECT_THAT(patient.get(of(anna_id)).json().at("items").as_array(), SizeIs(1));
  EXPECT_THAT(other.get(of(bela_id)).json().at("items").as_array(), IsEmpty());
  EXPECT_THAT(api.audited(), Contains("appointment_booked"));
}

TEST_P(BookingTest, WhoIsSlowerIsToldWhatIsNear) {
  ASSERT_EQ(hold(tuesday_twenty_to_nine).status, 201);
  auto patient = api.sign_in("duna", anna, password);
  const auto lost = patient.post(of(anna_id), {{"slot", slot(tuesday_twenty_to_nine)}});
  EXPECT_EQ(lost.status, 409);
  EXPECT_EQ(lost.code(), "SLOT_TAKEN");
  EXPECT_THAT(starts(lost.json().at("nearest")), ElementsAre("03-03 08:00", "03-03 09:20", "03-03 10:00"));
  EXPECT_THAT(patient.get(of(anna_id)).json().at("items").as_array(), IsEmpty());
}

TEST_P(BookingTest, AHoldEndsByTheClock) {
  const auto held = hold(tuesday_eight);
  api.clock().advance(minutes{9});
  EXPECT_THAT(free_on("2026-03-03"), Not(Contains("03-03 08:00")));
  api.clock().advance(minutes{1});
  EXPECT_THAT(free_on("2026-03-03"), Contains("03-03 08:00"));
  // Nobody has come meanwhile: it can still be had, once.
  auto patient = api.sign_in("duna", anna, password);
  EXPECT_EQ(patient.post(of(anna_id), {{"hold_id", held.text("hold_id")}}).status, 201);
  const auto second = hold(tuesday_twenty_to_nine);
  api.clock().advance(minutes{11});
  ASSERT_EQ(hold(tuesday_twenty_to_nine).status, 201) << "no job has run";
  EXPECT_EQ(patient.post(of(anna_id), {{"hold_id", second.text("hold_id")}}).code(), "SLOT_TAKEN");
  EXPECT_EQ(patient.post(of(anna_id), {{"hold_id", Uuid::make().text()}}).code(), "HOLD_EXPIRED");
}

TEST_P(BookingTest, AHoldIsGivenBack) {
  const auto held = hold(tuesday_eight);
  EXPECT_EQ(api.browser().del(portal + "/holds/" + held.text("hold_id")).status, 204);
  EXPECT_EQ(cells(), 0);
  EXPECT_EQ(api.browser().del(portal + "/holds/" + held.text("hold_id")).status, 204);
  auto patient = api.sign_in("duna", anna, password);
  const auto booked = patient.post(of(anna_id), {{"slot", slot(tuesday_eight)}});
  EXPECT_EQ(api.browser().del(portal + "/holds/" + booked.text("id")).status, 204);
  EXPECT_EQ(cells(), 8) << "a booking is no hold";
}

TEST_P(BookingTest, OneAddressDoesNotHoldTheWholeClinic) {
  service.grid_minutes = 5;
  store_service();
  int held = 0;
  int refused = 0;
  for (int day = 3; day <= 20 && refused == 0; ++day)
    for (int hour = 8; hour < 12; ++hour) {
      const auto reply = hold(fmt::format("2026-03-{:02}T{:02}:00:00+01:00", day, hour));
      held += reply.status == 201 ? 1 : 0;
      refused += reply.code() == "THROTTLED" ? 1 : 0;
    }
  EXPECT_EQ(held, 30);
  EXPECT_GE(refused, 1);
}

TEST_P(BookingTest, WhatTheClientSaysOfEndsAndPricesIsNotBelieved) {
  auto patient = api.sign_in("duna", anna, password);
  auto wanted = slot(tuesday_eight);
  wanted["end"] = "2026-03-03T12:00:00+01:00";
  wanted["seats_left"] = 17;
  const auto booked = patient.post(of(anna_id), {{"slot", wanted}});
  ASSERT_EQ(booked.status, 201) << booked.body;
  EXPECT_EQ(booked.text("end"), "2026-03-03T07:30:00Z");
  wanted["price"] = json::object{{"amount_minor", 1}, {"currency", "HUF"}};
  EXPECT_EQ(patient.post(of(anna_id), {{"slot", wanted}}).code(), "UNKNOWN_MEMBER");
}

TEST_P(BookingTest, OnlyWhatIsOfferedIsBooked) {
  auto patient = api.sign_in("duna", anna, password);
  const auto code = [&](const json::object& wanted) { return patient.post(of(anna_id), {{"slot", wanted}}).code(); };
  EXPECT_EQ(code(slot("2026-03-03T08:05:00+01:00")), "SLOT_NOT_OFFERED") << "off the grid";
  EXPECT_EQ(code(slot("2026-03-03T13:20:00+01:00")), "SLOT_NOT_OFFERED") << "no hours";
  EXPECT_EQ(code(slot("2026-03-02T09:20:00+01:00")), "SLOT_NOT_OFFERED") << "too soon";
  EXPECT_EQ(code(slot("2026-09-01T08:00:00+02:00")), "SLOT_NOT_OFFERED") << "too far";
  EXPECT_EQ(code(slot("2020-03-03T08:00:00+01:00")), "SLOT_NOT_OFFERED") << "over";
  auto nobody = slot(tuesday_eight);
  nobody["practitioner_id"] = Uuid::make().text();
  EXPECT_EQ(code(nobody), "NOT_FOUND");
  EXPECT_EQ(patient.post(of(anna_id), json::object{}).code(), "SLOT_OR_HOLD");
  service.availability = scheduling::Availability::by_phone;
  store_service();
  const auto by_phone = patient.post(of(anna_id), {{"slot", slot(tuesday_eight)}});
  EXPECT_EQ(by_phone.code(), "SERVICE_NOT_ONLINE");
  EXPECT_EQ(by_phone.text("phone"), "+36 1 111 2222");
  EXPECT_THAT(free_on("2026-03-03"), IsEmpty());
  service.availability = scheduling::Availability::hidden;
  store_service();
  EXPECT_EQ(code(slot(tuesday_eight)), "NOT_FOUND");
  EXPECT_EQ(hold(tuesday_eight).status, 404);
}

TEST_P(BookingTest, TheServicesLimitsHold) {
  auto patient = api.sign_in("duna", anna, password);
  const auto code = [&] { return patient.post(of(anna_id), {{"slot", slot(tuesday_eight)}}).code(); };
  service.to_age = 17;
  store_service();
  EXPECT_EQ(code(), "SERVICE_AGE");
  service.to_age.reset();
  service.new_patients = false;
  store_service();
  EXPECT_EQ(code(), "NEW_PATIENTS_NOT");
  service.new_patients = true;
  service.max_open = 1;
  store_service();
  ASSERT_EQ(patient.post(of(anna_id), {{"slot", slot(tuesday_twenty_to_nine)}}).status, 201);
  EXPECT_EQ(code(), "TOO_MANY_OPEN");
  EXPECT_EQ(cells(), 8) << "nothing is left of the refused ones";
}

TEST_P(BookingTest, ACancelledTimeIsFreeAtOnce) {
  auto patient = api.sign_in("duna", anna, password);
  const auto booked = patient.post(of(anna_id), {{"slot", slot("2026-03-04T08:00:00+01:00")}});
  const auto path = of(anna_id) + "/" + booked.text("id");
  const auto cancelled = patient.post(path + "/cancellation", {{"reason", "Lázas vagyok"}});
  ASSERT_EQ(cancelled.status, 200) << cancelled.body;
  EXPECT_EQ(cancelled.text("status"), "cancelled");
  EXPECT_EQ(cancelled.text("cancelled_by"), "patient");
  EXPECT_EQ(cancelled.text("cancel_reason"), "Lázas vagyok");
  EXPECT_EQ(cancelled.number("sequence"), 1);
  EXPECT_EQ(cells(), 0);
  EXPECT_EQ(patient.post(path + "/cancellation", json::object{}).code(), "APPOINTMENT_STATE");
  EXPECT_THAT(api.audited(), Contains("appointment_cancelled"));
  EXPECT_EQ(patient.post(of(anna_id) + "/" + Uuid::make().text() + "/cancellation", json::object{}).status, 404);
}

TEST_P(BookingTest, InsideTheCutOffTheBookingStands) {
  auto patient = api.sign_in("duna", anna, password);
  const auto booked = patient.post(of(anna_id), {{"slot", slot("2026-03-03T09:20:00+01:00")}});
  const auto path = of(anna_id) + "/" + booked.text("id");
  EXPECT_EQ(booked.text("cancel_until"), "2026-03-02T08:20:00Z");
  api.clock().advance(minutes{21});
  const auto late = patient.post(path + "/cancellation", json::object{});
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(late.code(), "INSIDE_CUTOFF");
  EXPECT_EQ(late.text("phone"), "+36 1 111 2222");
  EXPECT_EQ(patient.post(path + "/rescheduling", {{"slot", slot("2026-03-04T08:00:00+01:00")}}).code(),
            "INSIDE_CUTOFF");
  EXPECT_EQ(patient.get(path).text("status"), "booked");
  EXPECT_EQ(patient.get(path).text("cancel_until"), "");
  auto staff = desk();
  EXPECT_EQ(staff.post(console_of(anna_id) + "/" + booked.text("id") + "/cancellation", json::object{}).status, 200);
}

TEST_P(BookingTest, AMoveWinsTheNewTimeBeforeItGivesUpTheOld) {
  auto patient = api.sign_in("duna", anna, password);
  const auto booked = patient.post(of(anna_id), {{"slot", slot("2026-03-04T08:00:00+01:00")}});
  const auto path = of(anna_id) + "/" + booked.text("id");
  ASSERT_EQ(hold("2026-03-05T08:00:00+01:00").status, 201);
  const auto lost = patient.post(path + "/rescheduling", {{"slot", slot("2026-03-05T08:00:00+01:00")}});
  EXPECT_EQ(lost.code(), "SLOT_TAKEN");
  EXPECT_EQ(patient.get(path).text("start"), "2026-03-04T07:00:00Z");
  const auto held = hold("2026-03-05T08:40:00+01:00");
  const auto moved = patient.post(path + "/rescheduling", {{"hold_id", held.text("hold_id")}});
  ASSERT_EQ(moved.status, 200) << moved.body;
  EXPECT_EQ(moved.text("id"), booked.text("id"));
  EXPECT_EQ(moved.text("start"), "2026-03-05T07:40:00Z");
  EXPECT_EQ(moved.text("moved_from"), "2026-03-04T07:00:00Z");
  EXPECT_EQ(moved.number("sequence"), 1);
  EXPECT_EQ(cells(), 16) << "the hold that stands, and the booking";
  EXPECT_THAT(free_on("2026-03-04"), Contains("03-04 08:00"));
  EXPECT_THAT(api.audited(), Contains("appointment_moved"));
}

TEST_P(BookingTest, AMoveToWhatSomebodyElseHeldAndBookedTakesNothingFromHim) {
  auto patient = api.sign_in("duna", anna, password);
  auto other = api.sign_in("duna", bela, password);
  const auto held = hold(tuesday_eight).text("hold_id");
  ASSERT_EQ(patient.post(of(anna_id), {{"hold_id", held}}).status, 201);
  const auto own = other.post(of(bela_id), {{"slot", slot("2026-03-05T08:00:00+01:00")}});
  ASSERT_EQ(own.status, 201);
  const auto moved = other.post(of(bela_id) + "/" + own.text("id") + "/rescheduling", {{"hold_id", held}});
  EXPECT_EQ(moved.status, 409) << moved.body;
  EXPECT_EQ(cells(), 16) << "both have their time";
  EXPECT_EQ(hold(tuesday_eight).code(), "SLOT_TAKEN");
  EXPECT_EQ(other.get(of(bela_id) + "/" + own.text("id")).text("start"), own.text("start"));
}

TEST_P(BookingTest, AMoveMayOverlapItsOwnTime) {
  service.grid_minutes = 10;
  store_service();
  auto patient = api.sign_in("duna", anna, password);
  const auto booked = patient.post(of(anna_id), {{"slot", slot("2026-03-04T08:00:00+01:00")}});
  const auto path = of(anna_id) + "/" + booked.text("id");
  const auto moved = patient.post(path + "/rescheduling", {{"slot", slot("2026-03-04T08:10:00+01:00")}});
  ASSERT_EQ(moved.status, 200) << moved.body;
  EXPECT_EQ(cells(), 8);
  EXPECT_THAT(free_on("2026-03-04"), Contains("03-04 08:50"));
  EXPECT_THAT(free_on("2026-03-04"), Not(Contains("03-04 08:40")));
}

TEST_P(BookingTest, ARoomIsTakenTooAndOneOfTwoWillDo) {
  add_doctor(organization::PractitionerId::make(), "Dr. Szűcs Előd");
  add_doctor(organization::PractitionerId::make(), "Dr. Fekete Zsófia");
  add_room(scheduling::RoomId::make());
  add_room(scheduling::RoomId::make());
  EXPECT_THAT(free_on("2026-03-03"), SizeIs(18));
  auto wanted = slot(tuesday_eight);
  for (const auto& role : {roles[0], roles[1]}) {
    wanted["practitioner_id"] = role.practitioner_id.text();
    EXPECT_EQ(api.browser().post(portal + "/holds", {{"slot", wanted}}).status, 201);
  }
  EXPECT_EQ(cells(), 32);
  wanted["practitioner_id"] = roles[2].practitioner_id.text();
  const auto third = api.browser().post(portal + "/holds", {{"slot", wanted}});
  EXPECT_EQ(third.code(), "SLOT_TAKEN") << "both rooms are taken";
  EXPECT_EQ(cells(), 32);
}

TEST_P(BookingTest, AGroupFillsItsSeats) {
  service.capacity = 2;
  store_service();
  auto patient = api.sign_in("duna", anna, password);
  auto other = api.sign_in("duna", bela, password);
  const auto first = patient.post(of(anna_id), {{"slot", slot("2026-03-04T08:00:00+01:00")}});
  ASSERT_EQ(first.status, 201) << first.body;
  const auto held = hold("2026-03-04T08:00:00+01:00");
  ASSERT_EQ(held.status, 201) << held.body;
  EXPECT_EQ(held.json().at("slot").at("seats_left").as_int64(), 1);
  EXPECT_EQ(hold("2026-03-04T08:00:00+01:00").code(), "SLOT_TAKEN");
  ASSERT_EQ(other.post(of(bela_id), {{"hold_id", held.text("hold_id")}}).status, 201);
  EXPECT_EQ(cells(), 8);
  EXPECT_EQ(patient.post(of(anna_id) + "/" + first.text("id") + "/cancellation", json::object{}).status, 200);
  EXPECT_EQ(cells(), 8) << "the other one still comes";
  // A hold that ends leaves nothing behind, though the booking beside it was cancelled meanwhile.
  ASSERT_EQ(hold("2026-03-04T08:00:00+01:00").status, 201);
  EXPECT_EQ(other.post(of(bela_id) + "/" + held.text("hold_id") + "/cancellation", json::object{}).status, 200);
  api.clock().advance(minutes{11});
  service.capacity = 1;
  store_service();
  EXPECT_THAT(free_on("2026-03-04"), Contains("03-04 08:00"));
  EXPECT_EQ(hold("2026-03-04T08:00:00+01:00").status, 201);
}

TEST_P(BookingTest, StaffBookWhatPatientsCannot) {
  service.availability = scheduling::Availability::hidden;
  service.max_open = 1;
  store_service();
  auto staff = desk();
  const auto free = staff.get("/api/console/contracts/" + duna.id.text() + "/slots?service=" + service.id.text() +
                              "&from=2026-03-02&to=2026-03-02");
  EXPECT_THAT(starts(free.json().at("items")), ElementsAre("03-02 09:20", "03-02 10:00", "03-02 10:40", "03-02 11:20"));
  const auto soon = staff.post(console_of(anna_id), {{"slot", slot("2026-03-02T09:20:00+01:00")}});
  ASSERT_EQ(soon.status, 201) << soon.body;
  EXPECT_EQ(soon.text("booked_by"), "staff");
  const auto off_grid = staff.post(console_of(anna_id), {{"slot", slot("2026-03-05T08:05:00+01:00")}});
  ASSERT_EQ(off_grid.status, 201) << off_grid.body;
  EXPECT_EQ(staff.post(console_of(anna_id), {{"slot", slot("2026-03-05T11:45:00+01:00")}}).code(), "OUTSIDE_HOURS")
      << "it would end after the hours";
  const auto outside = staff.post(console_of(anna_id), {{"slot", slot("2026-03-03T13:05:00+01:00")}});
  EXPECT_EQ(outside.code(), "OUTSIDE_HOURS");
  const auto even_so =
      staff.post(console_of(anna_id), {{"slot", slot("2026-03-03T13:05:00+01:00")}, {"outside_hours", true}});
  ASSERT_EQ(even_so.status, 201) << even_so.body;
  EXPECT_EQ(
      staff.post(console_of(bela_id), {{"slot", slot("2026-03-03T13:30:00+01:00")}, {"outside_hours", true}}).code(),
      "SLOT_TAKEN")
      << "not even staff book somebody twice";
  EXPECT_EQ(staff
                .post(console_of(anna_id) + "/" + even_so.text("id") + "/rescheduling",
                      {{"slot", slot("2026-03-03T08:00:00+01:00")}})
                .text("start"),
            "2026-03-03T07:00:00Z");
}

TEST_P(BookingTest, StaffNoteWhoHasCome) {
  auto staff = desk();
  const auto booked = staff.post(console_of(anna_id), {{"slot", slot("2026-03-02T09:20:00+01:00")}});
  const auto path = console_of(anna_id) + "/" + booked.text("id") + "/status";
  EXPECT_EQ(staff.put(path, {{"status", "noshow"}}).code(), "APPOINTMENT_TO_COME");
  EXPECT_EQ(staff.put(path, {{"status", "arrived"}}).text("status"), "arrived");
  api.clock().advance(minutes{25});
  EXPECT_EQ(staff.put(path, {{"status", "in-progress"}}).text("status"), "in-progress");
  EXPECT_EQ(staff.put(path, {{"status", "fulfilled"}}).text("status"), "fulfilled");
  EXPECT_EQ(staff.put(path, {{"status", "arrived"}}).text("status"), "arrived") << "it was a slip";
  EXPECT_EQ(staff.put(path, {{"status", "cancelled"}}).code(), "APPOINTMENT_STATE");
  EXPECT_THAT(api.audited(), Contains("appointment_changed"));
}

TEST_P(BookingTest, TheCalendarShowsHoursAppointmentsAndHolds) {
  auto staff = desk();
  ASSERT_EQ(staff.post(console_of(anna_id), {{"slot", slot(tuesday_eight)}}).status, 201);
  ASSERT_EQ(hold(tuesday_twenty_to_nine).status, 201);
  const auto path = "/api/console/contracts/" + duna.id.text() + "/calendar?from=2026-03-03";
  const auto calendar = staff.get(path);
  ASSERT_EQ(calendar.status, 200) << calendar.body;
  const auto body = calendar.json();
  const auto& doctor = body.at("practitioners").as_array().at(0);
  EXPECT_EQ(doctor.at("name").as_string(), "Dr. Kovács Ágnes");
  EXPECT_EQ(shown(doctor.at("hours").as_array().at(0), "end"), "03-03 12:00");
  const auto& appointment = body.at("appointments").as_array().at(0);
  EXPECT_EQ(appointment.at("patient_name").as_string(), "Kovács Anna");
  EXPECT_EQ(shown(appointment, "taken_until"), "03-03 08:40");
  EXPECT_EQ(shown(body.at("holds").as_array().at(0).at("slot")), "03-03 08:40");
  EXPECT_EQ(staff.get(path + "&to=2026-03-02").code(), "DAYS_ORDER");
  EXPECT_EQ(staff.get(path + "&to=2026-06-02").code(), "RANGE_TOO_LONG");
  EXPECT_THAT(api.audited(), Contains("appointments_listed"));
}

TEST_P(BookingTest, PatientsAreToldWhenAndWhereAndNothingElse) {
  auto patient = api.sign_in("duna", anna, password);
  api.run_jobs();
  const auto told = [&] {
    std::vector<std::string> subjects;
    for (const auto& message : api.run_jobs()) {
      EXPECT_EQ(message.to, "anna@example.com");
      EXPECT_EQ((message.subject + message.text).find("Kardiológia"), std::string::npos);
      EXPECT_EQ((message.subject + message.text).find("Kovács Ágnes"), std::string::npos);
      subjects.push_back(message.subject);
    }
    return subjects;
  };
  const auto booked = patient.post(of(anna_id), {{"slot", slot("2026-03-05T08:00:00+01:00")}});
  const auto path = of(anna_id) + "/" + booked.text("id");
  EXPECT_THAT(told(), ElementsAre("Duna Medical: az Ön időpontja: 2026. március 5., csütörtök, 08:00"));
  ASSERT_EQ(patient.post(path + "/rescheduling", {{"slot", slot("2026-03-06T08:00:00+01:00")}}).status, 200);
  EXPECT_THAT(told(), ElementsAre("Duna Medical: az Ön időpontja módosult: 2026. március 6., péntek, 08:00"));
  // A day before the first time: that one is no longer his.
  api.clock().set(Instant::parse("2026-03-04T08:01:00+01:00").value());
  EXPECT_THAT(told(), IsEmpty());
  api.clock().set(Instant::parse("2026-03-05T08:01:00+01:00").value());
  EXPECT_THAT(told(), ElementsAre("Duna Medical: emlékeztető az időpontjára: 2026. március 6., péntek, 08:00"));
  auto staff = desk();
  api.run_jobs();
  ASSERT_EQ(staff.post(console_of(anna_id) + "/" + booked.text("id") + "/cancellation", json::object{}).status, 200);
  EXPECT_THAT(told(), ElementsAre("Duna Medical: lemondott időpont: 2026. március 6., péntek, 08:00"));
}

TEST_P(BookingTest, AnAppointmentGoesIntoACalendar) {
  auto patient = api.sign_in("duna", anna, password);
  const auto booked = patient.post(of(anna_id), {{"slot", slot("2026-03-05T08:00:00+01:00")}});
  const auto path = of(anna_id) + "/" + booked.text("id");
  const auto file = patient.get(path + "/ics");
  ASSERT_EQ(file.status, 200);
  EXPECT_THAT(file.headers, Contains(testing::Pair("Content-Disposition", testing::HasSubstr("appointment.ics"))));
  EXPECT_THAT(file.body, testing::HasSubstr("UID:" + booked.text("id") + "@portico\r\nSEQUENCE:0\r\n"));
  EXPECT_THAT(file.body, testing::HasSubstr("DTSTART;TZID=Europe/Budapest:20260305T080000\r\n"));
  ASSERT_EQ(patient.post(path + "/rescheduling", {{"slot", slot("2026-03-06T08:00:00+01:00")}}).status, 200);
  EXPECT_THAT(patient.get(path + "/ics").body,
              testing::HasSubstr("UID:" + booked.text("id") + "@portico\r\nSEQUENCE:1\r\n"));
  EXPECT_THAT(api.audited(), Contains("appointment_viewed"));
}

TEST_P(BookingTest, ListsGoOnPageByPage) {
  auto staff = desk();
  for (const auto* moment : {tuesday_eight, tuesday_twenty_to_nine, "2026-03-04T08:00:00+01:00"})
    ASSERT_EQ(staff.post(console_of(anna_id), {{"slot", slot(moment)}}).status, 201);
  auto patient = api.sign_in("duna", anna, password);
  const auto first = patient.get(of(anna_id) + "?limit=2");
  EXPECT_THAT(starts(first.json().at("items")), ElementsAre("03-03 08:00", "03-03 08:40"));
  const auto second = patient.get(of(anna_id) + "?limit=2&cursor=" + first.text("next_cursor"));
  EXPECT_THAT(starts(second.json().at("items")), ElementsAre("03-04 08:00"));
  EXPECT_EQ(second.text("next_cursor"), "");
  api.clock().advance(hours{25});
  patient = api.sign_in("duna", anna, password);
  EXPECT_THAT(starts(patient.get(of(anna_id) + "?when=past").json().at("items")),
              ElementsAre("03-03 08:40", "03-03 08:00"));
  EXPECT_EQ(patient.get(of(anna_id) + "?cursor=!").code(), "FORMAT_CURSOR");
}

}  // namespace
}  // namespace portico
