#include <gmock/gmock.h>

#include "booking/missed.hpp"
#include "support/api.hpp"
#include "support/clinic.hpp"

namespace portico {
namespace {

using identity::Role;
using support::Api;
using support::Reply;
namespace json = boost::json;

struct MonthsCase {
  const char* day;
  std::int64_t months;
  const char* before;
};

TEST(MonthsBefore, IsTheSameDayOrTheLastOfItsMonth) {
  for (const auto& [day, months, before] : std::initializer_list<MonthsCase>{{"2026-03-02", 1, "2026-02-02"},
                                                                             {"2026-03-31", 1, "2026-02-28"},
                                                                             {"2028-03-31", 1, "2028-02-29"},
                                                                             {"2026-01-15", 1, "2025-12-15"},
                                                                             {"2026-01-15", 36, "2023-01-15"},
                                                                             {"2024-02-29", 12, "2023-02-28"},
                                                                             {"2026-12-31", 6, "2026-06-30"}})
    EXPECT_EQ(booking::months_before(Date::parse(day).value(), months).text(), before) << day << " - " << months;
}

// Anna misses visits; the clinic's rule says what follows.
class MissedVisitsTest : public support::Clinic {
 protected:
  MissedVisitsTest() {
    api.activate(duna, anna_id, password);
    api.add_staff("eva@duna.example", password, "+36301110001", {{duna.id, Role::receptionist}});
    api.add_staff("admin@duna.example", password, "+36301110002", {{duna.id, Role::administrator}});
  }

  json::object slot(const std::string& moment) const {
    return {{"service_id", service.id.text()},
            {"practitioner_id", agnes.text()},
            {"location_id", buda.text()},
            {"start", moment}};
  }
  Reply set_rule(const json::object& rule) { return admin.put(contract + "/missed-visit-policy", rule); }
  Reply books(const std::string& moment) { return patient.post(own + "/appointments", {{"slot", slot(moment)}}); }
  // Booked by the desk, and nobody came.
  void miss(const std::string& moment) {
    const auto booked = desk.post(of_anna + "/appointments", {{"slot", slot(moment)}});
    ASSERT_EQ(booked.status, 201) << booked.body;
    api.clock().set(Instant::parse(moment).value() + hours{1});
    desk = api.sign_in_staff("eva@duna.example", password, "+36301110001");
    const auto noted = desk.put(of_anna + "/appointments/" + booked.text("id") + "/status", {{"status", "noshow"}});
    ASSERT_EQ(noted.status, 200) << noted.body;
    patient = api.sign_in("duna", anna, password);
    admin = api.sign_in_staff("admin@duna.example", password, "+36301110002");
  }

  const Api::Person anna{};
  patients::PatientId anna_id = api.add_patient(duna.id, anna);
  const std::string contract = "/api/console/contracts/" + duna.id.text();
  const std::string of_anna = contract + "/patients/" + anna_id.text();
  const std::string own = portal + "/patients/" + anna_id.text();
  Api::Browser desk = api.browser();
  Api::Browser admin = api.browser();
  Api::Browser patient = api.browser();
};
PORTICO_EACH_ENGINE(MissedVisitsTest);

TEST_P(MissedVisitsTest, WithoutARuleNothingFollows) {
  desk = api.sign_in_staff("eva@duna.example", password, "+36301110001");
  miss("2026-03-03T08:00:00+01:00");
  const auto seen = patient.get(own + "/missed-visits").json();
  EXPECT_EQ(seen.at("missed").as_int64(), 1);
  EXPECT_FALSE(seen.as_object().contains("limit"));
  EXPECT_EQ(books("2026-03-05T08:00:00+01:00").text("status"), "booked");
}

TEST_P(MissedVisitsTest, FromTheLimitOnTheClinicHasToAnswer) {
  desk = api.sign_in_staff("eva@duna.example", password, "+36301110001");
  miss("2026-03-03T08:00:00+01:00");
  ASSERT_EQ(set_rule({{"visits", 2}, {"months", 6}, {"consequence", "by_request"}, {"version", 0}}).status, 200);
  EXPECT_EQ(books("2026-03-06T08:00:00+01:00").text("status"), "booked") << "one is below the limit";
  miss("2026-03-04T08:00:00+01:00");
  const auto seen = patient.get(own + "/missed-visits").json();
  EXPECT_EQ(seen.at("missed").as_int64(), 2);
  EXPECT_EQ(seen.at("consequence").as_string(), "by_request");
  EXPECT_EQ(books("2026-03-06T08:40:00+01:00").text("status"), "pending");
  EXPECT_EQ(desk.post(of_anna + "/appointments", {{"slot", slot("2026-03-06T10:00:00+01:00")}}).text("status"),
            "booked")
      << "staff book as ever";
}

TEST_P(MissedVisitsTest, ByPhoneOnlySaysWhichNumber) {
  desk = api.sign_in_staff("eva@duna.example", password, "+36301110001");
  miss("2026-03-03T08:00:00+01:00");
  ASSERT_EQ(set_rule({{"visits", 1}, {"months", 1}, {"consequence", "by_phone"}, {"version", 0}}).status, 200);
  const auto refused = books("2026-03-06T08:00:00+01:00");
  EXPECT_EQ(refused.code(), "MISSED_VISITS");
  EXPECT_THAT(refused.body, testing::HasSubstr("1 "));
  // Five weeks later it is more than a month ago.
  api.clock().set(Instant::parse("2026-04-07T09:00:00+02:00").value());
  patient = api.sign_in("duna", anna, password);
  EXPECT_EQ(books("2026-04-08T08:00:00+02:00").text("status"), "booked");
}

TEST_P(MissedVisitsTest, StaffLetItPassWithAReasonAndTakeThatBack) {
  desk = api.sign_in_staff("eva@duna.example", password, "+36301110001");
  miss("2026-03-03T08:00:00+01:00");
  ASSERT_EQ(set_rule({{"visits", 1}, {"months", 12}, {"consequence", "by_phone"}, {"version", 0}}).status, 200);
  EXPECT_EQ(desk.put(of_anna + "/missed-visits/pardon", {{"reason", ""}}).status, 422);
  const auto pardoned = desk.put(of_anna + "/missed-visits/pardon", {{"reason", "She was in hospital."}});
  ASSERT_EQ(pardoned.status, 200) << pardoned.body;
  EXPECT_EQ(pardoned.json().at("missed").as_int64(), 0);
  EXPECT_EQ(pardoned.json().at("pardon_reason").as_string(), "She was in hospital.");
  EXPECT_THAT(patient.get(own + "/missed-visits").body, testing::Not(testing::HasSubstr("hospital")))
      << "what staff note is for staff";
  EXPECT_EQ(books("2026-03-06T08:00:00+01:00").text("status"), "booked");
  EXPECT_EQ(desk.del(of_anna + "/missed-visits/pardon").json().at("missed").as_int64(), 1);
  EXPECT_EQ(books("2026-03-06T08:40:00+01:00").code(), "MISSED_VISITS");
}

TEST_P(MissedVisitsTest, TheRuleIsTheAdministratorsAndKeepsToItsRanges) {
  desk = api.sign_in_staff("eva@duna.example", password, "+36301110001");
  admin = api.sign_in_staff("admin@duna.example", password, "+36301110002");
  const json::object rule{{"visits", 3}, {"months", 12}, {"consequence", "by_request"}, {"version", 0}};
  EXPECT_EQ(desk.put(contract + "/missed-visit-policy", rule).status, 403);
  EXPECT_EQ(set_rule(rule).json().at("version").as_int64(), 1);
  EXPECT_EQ(set_rule(rule).code(), "VERSION_CHANGED");
  EXPECT_EQ(set_rule({{"visits", 0}, {"months", 12}, {"consequence", "by_request"}, {"version", 1}}).status, 422);
  EXPECT_EQ(set_rule({{"visits", 3}, {"months", 37}, {"consequence", "by_request"}, {"version", 1}}).status, 422);
  EXPECT_EQ(set_rule({{"months", 12}, {"consequence", "by_request"}, {"version", 1}}).status, 200) << "switched off";
  EXPECT_EQ(desk.get(contract + "/patients/" + Uuid::make().text() + "/missed-visits").status, 404);
}

}  // namespace
}  // namespace portico
