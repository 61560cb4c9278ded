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
using testing::SizeIs;
namespace json = boost::json;

// What reception's calendar reads and does beyond a single booking.
class CalendarTest : public support::Clinic {
 protected:
  CalendarTest() {
    api.activate(duna, anna_id, password);
    api.add_staff("eva@duna.example", password, "+36301110001", {{duna.id, Role::receptionist}});
  }

  Api::Browser desk() { return api.sign_in_staff("eva@duna.example", password, "+36301110001"); }
  std::string of(patients::PatientId patient) const {
    return contract + "/patients/" + patient.text() + "/appointments";
  }
  json::object slot(const std::string& moment) const {
    return {{"service_id", service.id.text()},
            {"practitioner_id", agnes.text()},
            {"location_id", buda.text()},
            {"start", moment}};
  }
  Reply book(Api::Browser& staff, patients::PatientId patient, const std::string& moment) {
    auto reply = staff.post(of(patient), {{"slot", slot(moment)}});
    EXPECT_EQ(reply.status, 201) << reply.body;
    return reply;
  }
  Reply away(Api::Browser& staff, json::object more) {
    json::object wanted{{"practitioner_id", agnes.text()}, {"kind", "closed"}, {"note", "Beteg"}};
    for (const auto& [key, value] : more) wanted[key] = value;
    return staff.post(contract + "/schedule-exceptions", wanted);
  }
  static std::vector<std::string> all(const json::value& items, const char* member) {
    std::vector<std::string> texts;
    for (const auto& one : items.as_array()) texts.emplace_back(one.at(member).as_string());
    return texts;
  }

  const Api::Person anna{};
  const Api::Person bela{.family = "Nagy", .given = "Béla", .phone = "+36301112222", .email = "bela@example.com"};
  patients::PatientId anna_id = api.add_patient(duna.id, anna);
  patients::PatientId bela_id = api.add_patient(duna.id, bela);
  const std::string contract = "/api/console/contracts/" + duna.id.text();
  const std::string tuesday = contract + "/calendar?from=2026-03-03";
};
PORTICO_EACH_ENGINE(CalendarTest);

TEST_P(CalendarTest, AStampChangesWithWhatIsShownAndTellsNothing) {
  auto staff = desk();
  const auto path = contract + "/calendar/stamp?from=2026-03-03";
  EXPECT_EQ(api.browser().get(path).status, 401);
  const auto stamp = [&] { return staff.get(path).text("stamp"); };
  const auto empty = stamp();
  EXPECT_EQ(stamp(), empty);
  const auto booked = book(staff, anna_id, "2026-03-03T08:00:00+01:00");
  const auto one = stamp();
  EXPECT_NE(one, empty);
  book(staff, bela_id, "2026-03-04T08:00:00+01:00");
  EXPECT_EQ(stamp(), one) << "that is another day";
  ASSERT_EQ(staff.put(of(anna_id) + "/" + booked.text("id") + "/status", {{"status", "arrived"}}).status, 200);
  const auto arrived = stamp();
  EXPECT_NE(arrived, one);
  ASSERT_EQ(away(staff, {{"first_day", "2026-03-03"}, {"last_day", "2026-03-03"}}).status, 201);
  EXPECT_NE(stamp(), arrived);
  EXPECT_EQ(staff.get(path + "&to=2026-03-02").code(), "DAYS_ORDER");
}

TEST_P(CalendarTest, WhatAPageAsksForByItselfKeepsNobodySignedIn) {
  auto staff = desk();
  for (int i = 0; i < 9; ++i) {
    api.clock().advance(minutes{10});
    const auto reply = staff.get(contract + (i % 2 ? "/calendar/latest" : "/calendar/stamp") + "?from=2026-03-03");
    if (reply.status == 401) return;
  }
  FAIL() << "still signed in after an hour and a half";
}

TEST_P(CalendarTest, TheCalendarTellsSinceWhenAndWhoHasNotActivatedThePortal) {
  auto staff = desk();
  const auto booked = book(staff, anna_id, "2026-03-03T08:00:00+01:00");
  book(staff, bela_id, "2026-03-03T08:40:00+01:00");
  api.clock().advance(minutes{5});
  ASSERT_EQ(staff.put(of(anna_id) + "/" + booked.text("id") + "/status", {{"status", "arrived"}}).status, 200);
  const auto shown = staff.get(tuesday).json().at("appointments").as_array();
  ASSERT_EQ(shown.size(), 2U);
  EXPECT_TRUE(shown[0].at("portal_activated").as_bool());
  EXPECT_FALSE(shown[1].at("portal_activated").as_bool());
  EXPECT_EQ(shown[0].at("changed_at").as_string(), api.clock().now().rfc3339());
  EXPECT_EQ(staff.get(contract + "/calendar/latest?from=2026-03-03").json().at("appointments").as_array(), shown);
}

TEST_P(CalendarTest, EveryChangeNamesWhoMadeIt) {
  auto staff = desk();
  auto patient = api.sign_in("duna", anna, password);
  const auto booked = patient.post("/api/portal/duna/patients/" + anna_id.text() + "/appointments",
                                   {{"slot", slot("2026-03-05T08:00:00+01:00")}});
  ASSERT_EQ(booked.status, 201) << booked.body;
  const auto path = of(anna_id) + "/" + booked.text("id");
  ASSERT_EQ(
      patient
          .post("/api/portal/duna/patients/" + anna_id.text() + "/appointments/" + booked.text("id") + "/confirmation",
                json::object{})
          .status,
      200);
  ASSERT_EQ(staff.post(path + "/rescheduling", {{"slot", slot("2026-03-05T09:20:00+01:00")}}).status, 200);
  ASSERT_EQ(staff.put(path + "/status", {{"status", "arrived"}}).status, 200);
  EXPECT_EQ(api.browser().get(path + "/changes").status, 401);
  EXPECT_EQ(staff.get(of(bela_id) + "/" + booked.text("id") + "/changes").status, 404);
  const auto changes = staff.get(path + "/changes").json().at("items");
  EXPECT_THAT(all(changes, "kind"), ElementsAre("booked", "confirmed", "moved", "status"));
  EXPECT_THAT(all(changes, "actor"), ElementsAre("patient", "patient", "staff", "staff"));
  EXPECT_EQ(changes.as_array()[0].at("actor_name").as_string(), "Kovács Anna");
  EXPECT_NE(changes.as_array()[2].at("actor_name").as_string(), "");
  EXPECT_EQ(changes.as_array()[3].at("status").as_string(), "arrived");
}

TEST_P(CalendarTest, ReceptionEntersAnIllnessAndSeesWhomItHits) {
  auto staff = desk();
  const organization::PractitionerId elod = organization::PractitionerId::make();
  add_doctor(elod, "Dr. Szabó Előd");
  book(staff, bela_id, "2026-03-03T10:00:00+01:00");
  const auto early = book(staff, anna_id, "2026-03-03T08:00:00+01:00");
  book(staff, anna_id, "2026-03-05T08:00:00+01:00");
  const auto cancelled = book(staff, bela_id, "2026-03-03T11:20:00+01:00");
  ASSERT_EQ(staff.post(of(bela_id) + "/" + cancelled.text("id") + "/cancellation", json::object{}).status, 200);

  const auto closed = away(staff, {{"first_day", "2026-03-03"}, {"last_day", "2026-03-04"}});
  ASSERT_EQ(closed.status, 201) << closed.body;
  const auto path = contract + "/schedule-exceptions/" + closed.text("id") + "/affected-appointments";
  EXPECT_EQ(api.browser().get(path).status, 401);
  EXPECT_EQ(staff.get(contract + "/schedule-exceptions/" + Uuid::make().text() + "/affected-appointments").status, 404);
  const auto hit = staff.get(path).json().at("items").as_array();
  ASSERT_EQ(hit.size(), 2U);
  EXPECT_EQ(hit[0].at("patient_name").as_string(), "Kovács Anna");
  EXPECT_EQ(hit[1].at("patient_name").as_string(), "Nagy Béla");
  EXPECT_THAT(all(hit[0].at("offers"), "practitioner_id"),
              ElementsAre(agnes.text(), agnes.text(), elod.text(), elod.text()));
  EXPECT_EQ(hit[0].at("offers").as_array()[2].at("start").as_string(), "2026-03-03T07:00:00Z")
      << "the other doctor, at the very time";
  for (const auto& mine : hit[0].at("offers").as_array())
    for (const auto& theirs : hit[1].at("offers").as_array()) EXPECT_NE(mine, theirs) << "each is offered other times";
  EXPECT_THAT(api.audited(), Contains("appointments_listed"));

  // One click: who has gone elsewhere is hit no more.
  const auto moved =
      staff.post(of(anna_id) + "/" + early.text("id") + "/rescheduling", {{"slot", hit[0].at("offers").as_array()[2]}});
  ASSERT_EQ(moved.status, 200) << moved.body;
  EXPECT_THAT(staff.get(path).json().at("items").as_array(), SizeIs(1));
}

TEST_P(CalendarTest, AnHourAwayAndOtherHoursHitOnlyWhatTheyTouch) {
  auto staff = desk();
  book(staff, anna_id, "2026-03-03T08:00:00+01:00");
  book(staff, bela_id, "2026-03-03T10:00:00+01:00");
  const auto names = [&](const Reply& made) {
    EXPECT_EQ(made.status, 201) << made.body;
    const auto list =
        staff.get(contract + "/schedule-exceptions/" + made.text("id") + "/affected-appointments").json().at("items");
    EXPECT_EQ(staff.del(contract + "/schedule-exceptions/" + made.text("id")).status, 204);
    return all(list, "patient_name");
  };
  const json::object day{{"first_day", "2026-03-03"}, {"last_day", "2026-03-03"}};
  const auto with = [&](const char* from, const char* to, const char* kind) {
    json::object wanted = day;
    wanted["start_time"] = from;
    wanted["end_time"] = to;
    wanted["kind"] = kind;
    wanted["location_id"] = buda.text();
    return away(staff, wanted);
  };
  EXPECT_THAT(names(with("10:00", "11:00", "closed")), ElementsAre("Nagy Béla"));
  EXPECT_THAT(names(with("08:30", "10:00", "closed")), IsEmpty());
  EXPECT_THAT(names(with("09:00", "12:00", "other_hours")), ElementsAre("Kovács Anna"));
  EXPECT_THAT(names(with("14:00", "15:00", "extra_hours")), IsEmpty());
}

}  // namespace
}  // namespace portico
