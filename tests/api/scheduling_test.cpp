#include <gmock/gmock.h>

#include <boost/json/serialize.hpp>

#include "organization/store.hpp"
#include "support/api.hpp"

namespace portico {
namespace {

using identity::Role;
using support::Api;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
namespace json = boost::json;

const std::string password = "Kiralyi7";

// Duna Medical with two institutions and two doctors; Eszter administers, Éva sits at the desk.
class SchedulingTest : public support::EachApi {
 protected:
  SchedulingTest() {
    api.add_staff("eszter@duna.example", password, "+36301110001", {{duna.id, Role::administrator}});
    api.database().write([&](db::Transaction& transaction) {
      organization::store::put_location(transaction, duna.id, {buda, "Buda", "Fő utca 1.", "Budapest", "1011", ""});
      organization::store::put_location(transaction, duna.id,
                                        {pest, "Pest", "Váci út 2.", "Budapest", "1132", "+3617654321"});
      organization::store::put_practitioner(transaction, duna.id, {agnes, "Dr. Kovács Ágnes", "kardiológia"},
                                            Language::hu);
      organization::store::put_practitioner(transaction, duna.id, {elod, "Dr. Szűcs Előd", "belgyógyászat"},
                                            Language::hu);
    });
  }

  json::object service(json::array practitioners = {}) const {
    return {{"name", {{"en", "Cardiology"}, {"hu", "Kardiológia"}, {"es", ""}}},
            {"specialty", "kardiológia"},
            {"status", "active"},
            {"availability", "online"},
            {"modality", "in_person"},
            {"duration_minutes", 30},
            {"grid_minutes", 20},
            {"buffer_before_minutes", 0},
            {"buffer_after_minutes", 10},
            {"capacity", 1},
            {"price", {{"amount_minor", 3'200'000}, {"currency", "HUF"}}},
            {"preparation", {{"en", "Please do not smoke before."}, {"hu", ""}, {"es", ""}}},
            {"min_notice_minutes", 60},
            {"horizon_days", 60},
            {"cancel_cutoff_minutes", 1440},
            {"reschedule_cutoff_minutes", 1440},
            {"new_patients", true},
            {"position", 1},
            {"practitioners", std::move(practitioners)},
            {"rooms", json::array{}}};
  }
  json::object role(organization::PractitionerId who, organization::LocationId where) const {
    return {{"practitioner_id", who.text()}, {"location_id", where.text()}};
  }
  json::object hours(int weekday, const std::string& start, const std::string& end) const {
    return {{"location_id", buda.text()}, {"kind", "open"},  {"weekday", weekday},
            {"start_time", start},        {"end_time", end}, {"weeks", "every"}};
  }
  std::string schedule_of(organization::PractitionerId who) const {
    return contract + "/practitioners/" + who.text() + "/schedule";
  }
  Api::Browser admin() { return api.sign_in_staff("eszter@duna.example", password, "+36301110001"); }

  static std::vector<std::string> texts_of(const json::value& list) {
    std::vector<std::string> all;
    for (const auto& item : list.as_array()) all.emplace_back(item.as_string());
    return all;
  }
  static std::vector<std::string> texts(const support::Reply& reply, const char* member) {
    std::vector<std::string> all;
    for (const auto body = reply.json(); const auto& item : body.at("items").as_array())
      all.emplace_back(item.at(member).as_string());
    return all;
  }
  static std::vector<std::string> fields(const support::Reply& reply) {
    std::vector<std::string> all;
    for (const auto body = reply.json(); const auto& error : body.at("errors").as_array())
      all.push_back(std::string{error.at("field").as_string()} + " " + std::string{error.at("code").as_string()});
    return all;
  }
  static std::vector<std::string> stretches(const json::value& day) {
    std::vector<std::string> all;
    for (const auto& open : day.at("open").as_array())
      all.push_back(std::string{open.at("start").as_string()} + "/" + std::string{open.at("end").as_string()});
    return all;
  }

  organization::Organization duna =
      api.add_contract("duna", organization::Identification::email, organization::AccessType::manual);
  const organization::LocationId buda = organization::LocationId::make();
  const organization::LocationId pest = organization::LocationId::make();
  const organization::PractitionerId agnes = organization::PractitionerId::make();
  const organization::PractitionerId elod = organization::PractitionerId::make();
  const std::string contract = "/api/console/contracts/" + duna.id.text();
  const std::string portal = "/api/portal/duna";
};
PORTICO_EACH_ENGINE(SchedulingTest);

TEST_P(SchedulingTest, AServiceIsSetUpChangedAndOffered) {
  auto staff = admin();
  auto stranger = api.browser();
  EXPECT_THAT(texts(staff.get(contract + "/services"), "id"), IsEmpty());
  const auto made = staff.post(contract + "/services", service({role(agnes, buda), role(elod, pest)}));
  ASSERT_EQ(made.status, 201) << made.body;
  const auto id = made.text("id");
  EXPECT_EQ(made.number("version"), 1);
  EXPECT_THAT(texts(stranger.get(portal + "/services"), "name"), ElementsAre("Cardiology"));
  stranger.headers["accept-language"] = "hu";
  EXPECT_THAT(texts(stranger.get(portal + "/services"), "name"), ElementsAre("Kardiológia"));
  stranger.headers["accept-language"] = "es";
  EXPECT_THAT(texts(stranger.get(portal + "/services"), "name"), ElementsAre("Kardiológia"));
  EXPECT_THAT(texts(stranger.get(portal + "/locations"), "name"), ElementsAre("Buda", "Pest"));
  EXPECT_THAT(texts(stranger.get(portal + "/locations"), "phone"), ElementsAre("+3612345678", "+3617654321"));
  EXPECT_THAT(texts(stranger.get(portal + "/practitioners?location=" + buda.text()), "name"),
              ElementsAre("Dr. Kovács Ágnes"));

  auto changed = service({role(agnes, buda)});
  changed["version"] = 1;
  changed["availability"] = "hidden";
  ASSERT_EQ(staff.put(contract + "/services/" + id, changed).number("version"), 2);
  EXPECT_EQ(staff.put(contract + "/services/" + id, changed).code(), "VERSION_CHANGED");
  EXPECT_THAT(texts(stranger.get(portal + "/services"), "name"), IsEmpty());
  EXPECT_THAT(texts(stranger.get(portal + "/locations"), "name"), IsEmpty());
  EXPECT_THAT(api.audited(), Contains("scheduling_changed"));
  EXPECT_EQ(stranger.get("/api/portal/nobody/services").status, 404);
}

TEST_P(SchedulingTest, PeopleAreRemindedADayBeforeUnlessAServiceSaysOtherwise) {
  auto staff = admin();
  const auto reminders = [](const support::Reply& reply) { return json::serialize(reply.json().at("reminders")); };
  auto wanted = service({role(agnes, buda)});
  EXPECT_EQ(reminders(staff.post(contract + "/services", wanted)), "[1440]");
  wanted["reminders"] = json::array{120, 2880, 120};
  EXPECT_EQ(reminders(staff.post(contract + "/services", wanted)), "[2880,120]") << "the earliest first, each once";
  wanted["reminders"] = json::array{};
  EXPECT_EQ(reminders(staff.post(contract + "/services", wanted)), "[]");
  wanted["reminders"] = json::array{30};
  EXPECT_THAT(fields(staff.post(contract + "/services", wanted)), ElementsAre("reminders[0] OUT_OF_RANGE"));
  wanted["reminders"] = json::array{60, 120, 180, 240, 300, 360, 420};
  EXPECT_THAT(fields(staff.post(contract + "/services", wanted)), ElementsAre("reminders TOO_MANY_REMINDERS"));
}

TEST_P(SchedulingTest, OwnDurationAndPriceOfAPractitionerAreTold) {
  auto staff = admin();
  auto own = role(elod, pest);
  own["duration_minutes"] = 45;
  own["price_minor"] = 3'800'000;
  ASSERT_EQ(staff.post(contract + "/services", service({role(agnes, buda), own})).status, 201);
  const auto body = api.browser().get(portal + "/services").json();
  const auto& shown = body.at("items").as_array()[0];
  EXPECT_EQ(shown.at("duration_minutes").as_int64(), 30);
  EXPECT_EQ(shown.at("longest_minutes").as_int64(), 45);
  EXPECT_EQ(shown.at("price").at("amount_minor").as_int64(), 3'200'000);
  EXPECT_EQ(shown.at("highest_price").at("amount_minor").as_int64(), 3'800'000);
}

TEST_P(SchedulingTest, WhatIsWrongWithAServiceIsToldTogether) {
  auto staff = admin();
  auto wrong = service({role(agnes, buda), role(agnes, buda)});
  wrong["name"] = json::object{{"en", " "}, {"hu", ""}, {"es", ""}};
  wrong["duration_minutes"] = 7;
  wrong["grid_minutes"] = 0;
  wrong["price"] = json::object{{"amount_minor", -1}, {"currency", "forint"}};
  wrong["from_age"] = 18;
  wrong["to_age"] = 6;
  EXPECT_THAT(fields(staff.post(contract + "/services", wrong)),
              ElementsAre("name SERVICE_NAME_NEEDED", "duration_minutes NOT_IN_FIVES", "grid_minutes OUT_OF_RANGE",
                          "to_age OUT_OF_RANGE", "price.amount_minor OUT_OF_RANGE", "price.currency FORMAT_CURRENCY",
                          "practitioners[1] PRACTITIONER_TWICE"));
  const auto tisza = api.add_contract("tisza", organization::Identification::email, organization::AccessType::manual);
  const auto elsewhere = organization::LocationId::make();
  api.database().write([&](db::Transaction& transaction) {
    organization::store::put_location(transaction, tisza.id, {elsewhere, "Szeged", "", "", "", ""});
  });
  EXPECT_THAT(fields(staff.post(contract + "/services", service({role(agnes, elsewhere)}))),
              ElementsAre("practitioners[0] PRACTITIONER_UNKNOWN"));
  EXPECT_EQ(staff.get(contract + "/services/" + Uuid::make().text()).status, 404);
}

TEST_P(SchedulingTest, WhereAVideoVisitIsHeldIsAnAddressForABrowser) {
  auto staff = admin();
  const auto answer = [&](const char* address) {
    auto wanted = role(agnes, buda);
    wanted["video_url"] = address;
    return staff.post(contract + "/services", service({std::move(wanted)}));
  };
  for (const auto* good : {"https://meet.example/agnes", "https://meet.example/duna-{visit}?lang=hu#room"})
    EXPECT_EQ(answer(good).status, 201) << good;
  for (const auto* bad : {"http://meet.example/agnes", "javascript:alert(1)", "https://", "https:///agnes",
                          "https://meet.example/Ágnes", "https://meet.example/a b", "https://meet.example/\"><b>"})
    EXPECT_THAT(fields(answer(bad)), ElementsAre("practitioners[0].video_url VIDEO_URL")) << bad;
}

TEST_P(SchedulingTest, RoomsStayWhereTheyAre) {
  auto staff = admin();
  const auto room =
      staff.post(contract + "/rooms",
                 {{"location_id", buda.text()}, {"name", "Ultrahang"}, {"kind", "device"}, {"status", "active"}});
  ASSERT_EQ(room.status, 201) << room.body;
  auto with_room = service({role(agnes, buda)});
  with_room["rooms"] = json::array{room.text("id")};
  EXPECT_EQ(staff.post(contract + "/services", with_room).status, 201);
  with_room["rooms"] = json::array{Uuid::make().text()};
  EXPECT_EQ(staff.post(contract + "/services", with_room).code(), "ROOM_UNKNOWN");
  const json::object moved{
      {"location_id", pest.text()}, {"name", "Ultrahang"}, {"kind", "device"}, {"status", "active"}};
  EXPECT_EQ(staff.put(contract + "/rooms/" + room.text("id"), moved).code(), "ROOM_STAYS");
  EXPECT_EQ(staff.put(contract + "/rooms/" + Uuid::make().text(), moved).status, 404);
  EXPECT_THAT(texts(staff.get(contract + "/rooms"), "name"), ElementsAre("Ultrahang"));
}

TEST_P(SchedulingTest, APortalHasBookingsOnceTheClinicKeepsACalendar) {
  const auto features = [&] { return texts_of(api.browser().get("/api/portal/duna").json().at("features")); };
  EXPECT_THAT(features(), Not(Contains("appointments")));
  ASSERT_EQ(admin().post(contract + "/services", service()).status, 201);
  EXPECT_THAT(features(), Contains("appointments"));
}

TEST_P(SchedulingTest, WeeklyHoursAreReplacedWhole) {
  auto staff = admin();
  EXPECT_EQ(staff.get(schedule_of(agnes)).number("version"), 0);
  const json::object first{{"version", 0}, {"hours", json::array{hours(1, "08:00", "12:00")}}};
  EXPECT_EQ(staff.put(schedule_of(agnes), first).number("version"), 1);
  EXPECT_EQ(staff.put(schedule_of(agnes), first).code(), "VERSION_CHANGED");
  const json::object second{{"version", 1},
                            {"hours", json::array{hours(2, "08:00", "12:00"), hours(7, "20:00", "24:00")}}};
  const auto now = staff.put(schedule_of(agnes), second);
  ASSERT_EQ(now.status, 200) << now.body;
  EXPECT_EQ(now.json().at("hours").as_array().size(), 2u);
  EXPECT_EQ(now.json().at("hours").as_array()[1].at("end_time").as_string(), "24:00");
  EXPECT_EQ(staff.get(schedule_of(organization::PractitionerId::make())).status, 404);
}

TEST_P(SchedulingTest, WhatIsWrongWithHoursIsToldTogether) {
  auto staff = admin();
  auto elsewhere = hours(8, "12:00", "08:00");
  elsewhere["location_id"] = Uuid::make().text();
  elsewhere["valid_from"] = "2026-05-01";
  elsewhere["valid_until"] = "2026-04-01";
  EXPECT_THAT(fields(staff.put(schedule_of(agnes),
                               {{"version", 0}, {"hours", json::array{hours(1, "8:00", "24:05"), elsewhere}}})),
              ElementsAre("hours[0].start_time FORMAT_CLOCK", "hours[0].end_time FORMAT_CLOCK",
                          "hours[1].end_time TIME_ORDER", "hours[1].weekday OUT_OF_RANGE",
                          "hours[1].valid_until DAYS_ORDER", "hours[1].location_id LOCATION_UNKNOWN"));
}

// 2026-03-02 is a Monday; on 29 March clocks go forward; 15 March and Good Friday, 3 April, are holidays in Hungary.
TEST_P(SchedulingTest, APreviewShowsHolidaysExceptionsAndTheChangeOfClocks) {
  auto staff = admin();
  const auto preview = [&](const char* from) {
    const auto reply = staff.post(
        schedule_of(agnes) + "/preview",
        {{"from", from},
         {"hours", json::array{hours(1, "08:00", "10:00"), hours(5, "08:00", "10:00"), hours(7, "08:00", "10:00")}}});
    EXPECT_EQ(reply.status, 200) << reply.body;
    return reply.json();
  };
  const auto plain = preview("2026-03-23");
  EXPECT_THAT(stretches(plain.at("days").as_array()[0]), ElementsAre("2026-03-23T07:00:00Z/2026-03-23T09:00:00Z"));
  EXPECT_THAT(stretches(plain.at("days").as_array()[6]), ElementsAre("2026-03-29T06:00:00Z/2026-03-29T08:00:00Z"));
  const auto closed = staff.post(contract + "/schedule-exceptions", {{"kind", "closed"},
                                                                     {"first_day", "2026-03-30"},
                                                                     {"last_day", "2026-03-30"},
                                                                     {"start_time", "09:00"},
                                                                     {"note", "Takarítás"}});
  ASSERT_EQ(closed.status, 201) << closed.body;
  const auto holy = preview("2026-03-30");
  EXPECT_THAT(stretches(holy.at("days").as_array()[0]), ElementsAre("2026-03-30T06:00:00Z/2026-03-30T07:00:00Z"));
  EXPECT_THAT(stretches(holy.at("days").as_array()[4]), IsEmpty());
  EXPECT_EQ(holy.at("days").as_array()[4].at("holiday").as_string(), "Good Friday");
  ASSERT_EQ(staff.put(contract + "/scheduling-policy", {{"version", 0}, {"holidays", "none"}}).status, 200);
  EXPECT_THAT(stretches(preview("2026-03-30").at("days").as_array()[4]), testing::SizeIs(1));
  EXPECT_EQ(staff.del(contract + "/schedule-exceptions/" + closed.text("id")).status, 204);
  EXPECT_EQ(staff.del(contract + "/schedule-exceptions/" + closed.text("id")).status, 404);
}

TEST_P(SchedulingTest, HoursOfADayNeedSomebodySomewhere) {
  auto staff = admin();
  EXPECT_THAT(fields(staff.post(
                  contract + "/schedule-exceptions",
                  {{"kind", "extra_hours"}, {"first_day", "2026-03-30"}, {"last_day", "2026-03-29"}, {"note", ""}})),
              ElementsAre("last_day DAYS_ORDER", "practitioner_id HOURS_NEED_PRACTITIONER",
                          "location_id HOURS_NEED_LOCATION", "start_time HOURS_NEED_TIMES"));
  const auto extra = staff.post(contract + "/schedule-exceptions", {{"practitioner_id", agnes.text()},
                                                                    {"location_id", buda.text()},
                                                                    {"kind", "extra_hours"},
                                                                    {"first_day", "2026-03-07"},
                                                                    {"last_day", "2026-03-07"},
                                                                    {"start_time", "09:00"},
                                                                    {"end_time", "11:00"},
                                                                    {"note", ""}});
  ASSERT_EQ(extra.status, 201) << extra.body;
  EXPECT_THAT(texts(staff.get(contract + "/schedule-exceptions?practitioner=" + agnes.text()), "id"),
              ElementsAre(extra.text("id")));
  EXPECT_THAT(texts(staff.get(contract + "/schedule-exceptions?practitioner=" + elod.text()), "id"), IsEmpty());
  EXPECT_THAT(texts(staff.get(contract + "/schedule-exceptions?from=2026-03-08"), "id"), IsEmpty());
}

TEST_P(SchedulingTest, HolidaysHaveNamesAndInstitutionsMayHaveClocksOfTheirOwn) {
  auto staff = admin();
  EXPECT_EQ(staff.get(contract + "/scheduling-policy").text("holidays"), "hu");
  EXPECT_THAT(texts(staff.get(contract + "/holidays?calendar=cr&year=2026"), "name"), Contains("Independence Day"));
  EXPECT_EQ(staff.get(contract + "/holidays?calendar=cr&year=1").code(), "OUT_OF_RANGE");
  const auto zone = contract + "/locations/" + pest.text() + "/time-zone";
  EXPECT_EQ(staff.put(zone, {{"time_zone", "Europe/Atlantis"}}).code(), "FORMAT_TIME_ZONE");
  EXPECT_EQ(staff.put(zone, {{"time_zone", "America/Costa_Rica"}}).status, 204);
  ASSERT_EQ(staff.post(contract + "/services", service({role(agnes, buda), role(elod, pest)})).status, 201);
  EXPECT_THAT(texts(api.browser().get(portal + "/locations"), "time_zone"),
              ElementsAre("Europe/Budapest", "America/Costa_Rica"));
  EXPECT_EQ(staff.put(contract + "/locations/" + Uuid::make().text() + "/time-zone", json::object{}).status, 404);
}

}  // namespace
}  // namespace portico
