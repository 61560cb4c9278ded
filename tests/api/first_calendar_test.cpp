#include <gmock/gmock.h>

#include "organization/store.hpp"
#include "support/api.hpp"

namespace portico {
namespace {

using identity::Role;
using support::Api;
using support::Reply;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
namespace json = boost::json;

// Duna Medical on its first day: Eszter administers it, Dr. Kovács Ágnes works there, and nothing else is there.
class FirstCalendarTest : public support::EachApi {
 protected:
  FirstCalendarTest() {
    api.add_staff("eszter@duna.example", password, "+36301110001", {{duna.id, Role::administrator}});
    api.add_staff("eva@duna.example", password, "+36301110002", {{duna.id, Role::receptionist}});
    api.database().write([&](db::Transaction& transaction) {
      organization::store::put_practitioner(transaction, duna.id, {agnes, "Dr. Kovács Ágnes", "kardiológia"},
                                            Language::hu);
    });
  }

  json::object answers() const {
    return {{"services", json::array{json::object{{"name", "Kardiológia"}, {"duration_minutes", 30}},
                                     json::object{{"name", "Terheléses EKG"}, {"duration_minutes", 90}}}},
            {"practitioners", json::array{agnes.text()}},
            {"new_practitioners", json::array{"Dr. Nagy Ilona"}},
            {"weekdays", json::array{1, 3}},
            {"start_time", "08:00"},
            {"end_time", "16:00"},
            {"break_start_time", "12:00"},
            {"break_end_time", "12:30"},
            {"availability", "online"}};
  }
  Api::Browser admin() { return api.sign_in_staff("eszter@duna.example", password, "+36301110001"); }
  Reply services(Api::Browser& staff) { return staff.get(contract + "/services"); }
  Reply schedule(Api::Browser& staff, std::string_view practitioner) {
    return staff.get(contract + "/practitioners/" + std::string{practitioner} + "/schedule");
  }
  static json::array items(const Reply& reply, const char* member) { return reply.json().at(member).as_array(); }
  static std::vector<std::string> fields(const Reply& reply) {
    std::vector<std::string> all;
    for (const auto& error : items(reply, "errors"))
      all.push_back(std::string{error.at("field").as_string()} + " " + std::string{error.at("code").as_string()});
    return all;
  }

  static constexpr auto password = "Kiralyi7";
  organization::Organization duna =
      api.add_contract("duna", organization::Identification::email, organization::AccessType::manual);
  const organization::PractitionerId agnes = organization::PractitionerId::make();
  const std::string contract = "/api/console/contracts/" + duna.id.text();
  const std::string portal = "/api/portal/duna";
};
PORTICO_EACH_ENGINE(FirstCalendarTest);

TEST_P(FirstCalendarTest, FiveAnswersMakeACalendarThatCanBeBooked) {
  auto staff = admin();
  const auto made = staff.post(contract + "/first-calendar", answers());
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_THAT(items(made, "practitioners"), SizeIs(2));
  EXPECT_THAT(items(made, "schedules"), SizeIs(2));
  const auto offered = items(services(staff), "items");
  ASSERT_THAT(offered, SizeIs(2));
  EXPECT_EQ(offered[0].at("grid_minutes").as_int64(), 30);
  EXPECT_EQ(offered[1].at("grid_minutes").as_int64(), 30) << "a long one may begin at half past, too";
  EXPECT_THAT(offered[1].at("practitioners").as_array(), SizeIs(2));
  EXPECT_THAT(items(schedule(staff, agnes.text()), "hours"), SizeIs(4)) << "two days, each with its break";
  // There was no institution: the clinic itself is one.
  const auto places = items(api.browser().get(portal + "/locations"), "items");
  ASSERT_THAT(places, SizeIs(1));
  EXPECT_EQ(places[0].at("name").as_string(), duna.name);
  // Wednesday, 4 March 2026: from eight to twelve and from half past twelve to four, every half an hour, for two
  // doctors.
  const auto slots = api.browser().get(portal + "/slots?service=" + std::string{offered[0].at("id").as_string()} +
                                       "&from=2026-03-04&to=2026-03-04");
  EXPECT_THAT(items(slots, "items"), SizeIs(2 * (8 + 7))) << slots.body;
}

TEST_P(FirstCalendarTest, WhoHasHoursKeepsThem) {
  auto staff = admin();
  const auto first = staff.post(contract + "/first-calendar", answers());
  ASSERT_EQ(first.status, 201) << first.body;
  auto again = answers();
  again["new_practitioners"] = json::array{};
  again["weekdays"] = json::array{5};
  const auto second = staff.post(contract + "/first-calendar", again);
  ASSERT_EQ(second.status, 201) << second.body;
  EXPECT_EQ(second.text("location_id"), first.text("location_id"));
  EXPECT_THAT(items(second, "schedules"), IsEmpty());
  EXPECT_THAT(items(schedule(staff, agnes.text()), "hours"), SizeIs(4));
  EXPECT_THAT(items(services(staff), "items"), SizeIs(4));
}

TEST_P(FirstCalendarTest, WhatIsWrongIsToldTogetherAndNothingIsMade) {
  auto staff = admin();
  json::object wrong{{"services", json::array{json::object{{"name", " "}, {"duration_minutes", 7}}}},
                     {"practitioners", json::array{}},
                     {"new_practitioners", json::array{}},
                     {"weekdays", json::array{}},
                     {"start_time", "16:00"},
                     {"end_time", "8:00"},
                     {"break_start_time", "12:00"},
                     {"availability", "online"}};
  EXPECT_THAT(fields(staff.post(contract + "/first-calendar", wrong)),
              ElementsAre("services[0].name SERVICE_NAME_NEEDED", "services[0].duration_minutes NOT_IN_FIVES",
                          "practitioners HOURS_NEED_PRACTITIONER", "weekdays WEEKDAY_NEEDED", "end_time FORMAT_CLOCK",
                          "break_end_time FORMAT_CLOCK"));
  auto elsewhere = answers();
  elsewhere["location_id"] = Uuid::make().text();
  elsewhere["practitioners"] = json::array{Uuid::make().text()};
  elsewhere["weekdays"] = json::array{8};
  elsewhere["end_time"] = "07:00";
  EXPECT_THAT(fields(staff.post(contract + "/first-calendar", elsewhere)),
              ElementsAre("practitioners[0] PRACTITIONER_UNKNOWN", "location_id LOCATION_UNKNOWN",
                          "weekdays OUT_OF_RANGE", "end_time TIME_ORDER"));
  auto none = answers();
  none["services"] = json::array{};
  EXPECT_THAT(fields(staff.post(contract + "/first-calendar", none)), ElementsAre("services OUT_OF_RANGE"));
  EXPECT_THAT(items(services(staff), "items"), IsEmpty());
  EXPECT_THAT(items(staff.get(contract + "/practitioners"), "items"), SizeIs(1));
}

TEST_P(FirstCalendarTest, ItCanBeTakenBackOnceAndMadeAgain) {
  auto staff = admin();
  const auto made = staff.post(contract + "/first-calendar", answers());
  ASSERT_EQ(made.status, 201) << made.body;
  const auto undo = contract + "/first-calendar/undoing";
  EXPECT_EQ(staff.post(undo, made.json().as_object()).status, 204);
  EXPECT_THAT(items(services(staff), "items"), IsEmpty());
  EXPECT_THAT(items(schedule(staff, agnes.text()), "hours"), IsEmpty());
  EXPECT_THAT(items(staff.get(contract + "/practitioners"), "items"), SizeIs(2)) << "whoever is there stays";
  EXPECT_EQ(staff.post(undo, made.json().as_object()).code(), "VERSION_CHANGED");
  auto again = answers();
  again["practitioners"] = items(made, "practitioners");
  again["new_practitioners"] = json::array{};
  const auto second = staff.post(contract + "/first-calendar", again);
  ASSERT_EQ(second.status, 201) << second.body;
  EXPECT_THAT(items(second, "schedules"), SizeIs(2));
  EXPECT_THAT(items(schedule(staff, agnes.text()), "hours"), SizeIs(4));
}

TEST_P(FirstCalendarTest, WhatWasChangedOrBookedSinceStays) {
  auto staff = admin();
  const auto made = staff.post(contract + "/first-calendar", answers());
  ASSERT_EQ(made.status, 201) << made.body;
  const auto undo = contract + "/first-calendar/undoing";
  const auto service = std::string{items(made, "services")[0].as_string()};
  const auto patient = api.add_patient(duna.id, {});
  auto desk = api.sign_in_staff("eva@duna.example", password, "+36301110002");
  const json::object slot{{"service_id", service},
                          {"practitioner_id", agnes.text()},
                          {"location_id", made.text("location_id")},
                          {"start", "2026-03-04T09:00:00+01:00"}};
  const auto booked = desk.post(contract + "/patients/" + patient.text() + "/appointments", {{"slot", slot}});
  ASSERT_EQ(booked.status, 201) << booked.body;
  EXPECT_EQ(staff.post(undo, made.json().as_object()).code(), "CALENDAR_BOOKED");
  EXPECT_THAT(items(schedule(staff, agnes.text()), "hours"), SizeIs(4)) << "nothing is taken back by half";

  auto changed = items(services(staff), "items")[1].as_object();
  changed.erase("id");
  changed["capacity"] = 2;
  const auto other = std::string{items(made, "services")[1].as_string()};
  ASSERT_EQ(staff.put(contract + "/services/" + other, changed).status, 200);
  auto only_that = made.json().as_object();
  only_that["services"] = json::array{other};
  EXPECT_EQ(staff.post(undo, only_that).code(), "VERSION_CHANGED");
  EXPECT_THAT(items(services(staff), "items"), SizeIs(2));
}

TEST_P(FirstCalendarTest, InstitutionsTellTheirClocks) {
  auto staff = admin();
  const auto made = staff.post(contract + "/first-calendar", answers());
  ASSERT_EQ(made.status, 201) << made.body;
  const auto zones = [&] { return items(staff.get(contract + "/time-zones"), "items"); };
  EXPECT_EQ(zones()[0].at("time_zone").as_string(), duna.time_zone);
  const auto path = contract + "/locations/" + made.text("location_id") + "/time-zone";
  ASSERT_EQ(staff.put(path, {{"time_zone", "America/Costa_Rica"}}).status, 204);
  EXPECT_EQ(zones()[0].at("time_zone").as_string(), "America/Costa_Rica");
  const auto hours = items(schedule(staff, agnes.text()), "hours");
  const auto preview = staff.post(contract + "/practitioners/" + agnes.text() + "/schedule/preview",
                                  {{"from", "2026-03-02"}, {"hours", hours}});
  const auto open = items(preview, "days")[0].at("open").as_array();
  ASSERT_THAT(open, SizeIs(2));
  EXPECT_EQ(open[0].at("start").as_string(), "2026-03-02T14:00:00Z");
  EXPECT_EQ(open[0].at("start_time").as_string(), "08:00");
  EXPECT_EQ(open[1].at("end_time").as_string(), "16:00");
}

}  // namespace
}  // namespace portico
