#include <gmock/gmock.h>

#include "support/api.hpp"
#include "support/clinic.hpp"

// Requests, reminders, the links of messages, and arriving.
namespace portico {
namespace {

using identity::Role;
using support::Api;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
namespace json = boost::json;

class VisitsTest : public support::Clinic {
 protected:
  VisitsTest() {
    api.activate(duna, anna_id, password);
    api.add_staff("eva@duna.example", password, "+36301110001", {{duna.id, Role::receptionist}});
  }

  json::object slot(const std::string& moment) const {
    return {{"service_id", service.id.text()},
            {"practitioner_id", agnes.text()},
            {"location_id", buda.text()},
            {"start", moment}};
  }
  void set_availability(scheduling::Availability availability) {
    service.availability = availability;
    store_service();
  }
  void remind(std::vector<std::int64_t> minutes_before) {
    service.reminders = scheduling::reminders_text(std::move(minutes_before));
    store_service();
  }
  Api::Browser patient() { return api.sign_in("duna", anna, password); }
  Api::Browser desk() { return api.sign_in_staff("eva@duna.example", password, "+36301110001"); }
  const Api::Person anna{};
  patients::PatientId anna_id = api.add_patient(duna.id, anna);
  const std::string own = portal + "/patients/" + anna_id.text() + "/appointments";
  const std::string console = "/api/console/contracts/" + duna.id.text();
  const std::string of_anna = console + "/patients/" + anna_id.text() + "/appointments";

  std::vector<std::string> subjects() {
    std::vector<std::string> all;
    for (const auto& message : api.run_jobs())
      if (message.to == "anna@example.com") all.push_back(message.subject);
    return all;
  }
  std::string newest_text() {
    std::string text;
    for (const auto& message : api.run_jobs())
      if (message.to == "anna@example.com") text = message.text;
    return text;
  }
  // Of the link in a message.
  static std::string key_in(const std::string& text) {
    const auto at = text.find("/p/duna/visit#");
    if (at == text.npos) return "";
    const auto begin = at + std::string_view{"/p/duna/visit#"}.size();
    return text.substr(begin, text.find_first_of(" \n", begin) - begin);
  }
  std::int64_t cells() {
    return api.database().read(
        [](db::Transaction& transaction) { return transaction.one<std::int64_t>("select count(*) from slot_cell"); });
  }
  void set_now(const char* moment) { api.clock().set(Instant::parse(moment).value()); }

  static constexpr auto thursday = "2026-03-05T08:00:00+01:00";
};
PORTICO_EACH_ENGINE(VisitsTest);

TEST_P(VisitsTest, ARequestKeepsItsTimeUntilTheClinicAnswers) {
  set_availability(scheduling::Availability::on_request);
  auto browser = patient();
  api.run_jobs();
  const auto asked = browser.post(own, {{"slot", slot(thursday)}});
  ASSERT_EQ(asked.status, 201) << asked.body;
  EXPECT_EQ(asked.text("status"), "pending");
  EXPECT_THAT(subjects(), ElementsAre("Duna Medical: megkaptuk a kérését: 2026. március 5., csütörtök, 08:00"));
  EXPECT_EQ(browser.post(own, {{"slot", slot(thursday)}}).code(), "SLOT_TAKEN");
  EXPECT_EQ(browser.post(own + "/" + asked.text("id") + "/rescheduling", {{"slot", slot(thursday)}}).code(),
            "APPOINTMENT_STATE");
  auto staff = desk();
  const auto queue = staff.get(console + "/appointment-requests").json();
  ASSERT_THAT(queue.at("items").as_array(), SizeIs(1));
  EXPECT_EQ(queue.at("items").as_array()[0].at("patient_name").as_string(), "Kovács Anna");
  const auto path = of_anna + "/" + asked.text("id");
  EXPECT_EQ(staff.put(path + "/status", {{"status", "arrived"}}).code(), "APPOINTMENT_STATE");
  api.run_jobs();
  EXPECT_EQ(staff.put(path + "/status", {{"status", "booked"}}).text("status"), "booked");
  EXPECT_THAT(subjects(), ElementsAre("Duna Medical: az Ön időpontja: 2026. március 5., csütörtök, 08:00"));
  EXPECT_THAT(staff.get(console + "/appointment-requests").json().at("items").as_array(), IsEmpty());
  EXPECT_EQ(staff.put(path + "/status", {{"status", "pending"}}).code(), "APPOINTMENT_STATE");
  set_now("2026-03-04T08:01:00+01:00");
  EXPECT_THAT(subjects(), ElementsAre("Duna Medical: emlékeztető az időpontjára: 2026. március 5., csütörtök, 08:00"));
}

TEST_P(VisitsTest, ADeclinedRequestGivesItsTimeBack) {
  set_availability(scheduling::Availability::on_request);
  const auto asked = patient().post(own, {{"slot", slot(thursday)}});
  auto staff = desk();
  api.run_jobs();
  EXPECT_EQ(staff.post(of_anna + "/" + asked.text("id") + "/cancellation", json::object{}).text("status"), "cancelled");
  EXPECT_THAT(subjects(), ElementsAre("Duna Medical: a kért időpont: 2026. március 5., csütörtök, 08:00"));
  EXPECT_EQ(cells(), 0);
}

TEST_P(VisitsTest, ARequestMayBeWithdrawnInsideTheCutOff) {
  set_availability(scheduling::Availability::on_request);
  auto browser = patient();
  const auto asked = browser.post(own, {{"slot", slot("2026-03-02T11:20:00+01:00")}});
  EXPECT_EQ(asked.text("cancel_until"), "2026-03-02T10:20:00Z");
  EXPECT_EQ(browser.post(own + "/" + asked.text("id") + "/cancellation", json::object{}).text("status"), "cancelled");
}

TEST_P(VisitsTest, WhatNobodyAnswersEndsWithItsTime) {
  set_availability(scheduling::Availability::on_request);
  const auto asked = patient().post(own, {{"slot", slot(thursday)}});
  api.services().requests.end_unanswered();
  api.run_jobs();
  EXPECT_EQ(desk().get(of_anna + "/" + asked.text("id")).text("status"), "pending");
  set_now("2026-03-05T08:00:00+01:00");
  api.services().requests.end_unanswered();
  EXPECT_THAT(subjects(), ElementsAre("Duna Medical: a kért időpont: 2026. március 5., csütörtök, 08:00"));
  EXPECT_EQ(desk().get(of_anna + "/" + asked.text("id")).text("cancelled_by"), "system");
}

TEST_P(VisitsTest, NobodyIsInTwoPlacesAtOnce) {
  const auto zoltan = organization::PractitionerId::make();
  add_doctor(zoltan, "Dr. Nagy Zoltán");
  auto browser = patient();
  ASSERT_EQ(browser.post(own, {{"slot", slot(thursday)}}).status, 201);
  auto other = slot(thursday);
  other["practitioner_id"] = zoltan.text();
  EXPECT_EQ(browser.post(own, {{"slot", other}}).code(), "OVERLAPS_OWN");
  other["start"] = "2026-03-05T08:40:00+01:00";
  const auto later = browser.post(own, {{"slot", other}});
  ASSERT_EQ(later.status, 201) << "one after the other is well";
  other["start"] = thursday;
  EXPECT_EQ(browser.post(own + "/" + later.text("id") + "/rescheduling", {{"slot", other}}).code(), "OVERLAPS_OWN");
  EXPECT_EQ(desk().post(of_anna, {{"slot", other}}).status, 201) << "staff know what they do";
}

TEST_P(VisitsTest, RemindersComeStepByStepAndByDay) {
  remind({7 * 24 * 60, 24 * 60, 120});
  auto browser = patient();
  ASSERT_EQ(browser.post(own, {{"slot", slot("2026-03-12T08:00:00+01:00")}}).status, 201);
  api.run_jobs();
  const std::string reminder = "Duna Medical: emlékeztető az időpontjára: 2026. március 12., csütörtök, 08:00";
  set_now("2026-03-05T07:59:00+01:00");
  EXPECT_THAT(subjects(), IsEmpty());
  set_now("2026-03-05T08:01:00+01:00");
  EXPECT_THAT(subjects(), ElementsAre(reminder));
  set_now("2026-03-11T08:01:00+01:00");
  EXPECT_THAT(subjects(), ElementsAre(reminder));
  set_now("2026-03-11T19:59:00+01:00");
  EXPECT_THAT(subjects(), IsEmpty());
  set_now("2026-03-11T20:01:00+01:00");
  EXPECT_THAT(subjects(), ElementsAre(reminder)) << "six in the morning is no time to wake people";
}

TEST_P(VisitsTest, VisitsOfOneDayAreToldOfInOneMessage) {
  auto browser = patient();
  ASSERT_EQ(browser.post(own, {{"slot", slot(thursday)}}).status, 201);
  ASSERT_EQ(browser.post(own, {{"slot", slot("2026-03-05T10:40:00+01:00")}}).status, 201);
  api.run_jobs();
  set_now("2026-03-04T08:01:00+01:00");
  const auto text = newest_text();
  EXPECT_THAT(text, HasSubstr("2026. március 5., csütörtök, 08:00"));
  EXPECT_THAT(text, HasSubstr("2026. március 5., csütörtök, 10:40"));
  set_now("2026-03-04T10:41:00+01:00");
  EXPECT_THAT(subjects(), IsEmpty());
}

TEST_P(VisitsTest, TheLinkOfAMessageShowsTheLeastAndConfirms) {
  auto browser = patient();
  api.run_jobs();
  const auto booked = browser.post(own, {{"slot", slot(thursday)}});
  const auto key = key_in(newest_text());
  ASSERT_THAT(key, SizeIs(43));
  auto stranger = api.browser();
  const auto card = stranger.post(portal + "/visit", {{"key", key}});
  ASSERT_EQ(card.status, 200) << card.body;
  EXPECT_EQ(card.text("start"), "2026-03-05T07:00:00Z");
  EXPECT_EQ(card.text("phone"), "+36 1 111 2222");
  for (const auto* told : {"Anna", "Kovács", "ardiol", "smoke"}) EXPECT_THAT(card.body, Not(HasSubstr(told)));
  EXPECT_EQ(card.text("confirmed_at"), "");
  EXPECT_NE(stranger.post(portal + "/visit/confirmation", {{"key", key}}).text("confirmed_at"), "");
  EXPECT_EQ(stranger.post(portal + "/visit/confirmation", {{"key", key}}).status, 200) << "twice harmlessly";
  EXPECT_NE(desk().get(of_anna + "/" + booked.text("id")).text("confirmed_at"), "");
  // Confirmed, he is still reminded.
  api.run_jobs();
  set_now("2026-03-04T08:01:00+01:00");
  EXPECT_THAT(subjects(), SizeIs(1));
}

TEST_P(VisitsTest, AVideoVisitHasItsOwnAddressWhileItStands) {
  service.modality = scheduling::Modality::video;
  service.grid_minutes = 30;
  store_service();
  api.database().write([&](db::Transaction& transaction) {
    scheduling::store::replace_roles(transaction, duna.id, service.id,
                                     {{agnes, buda, {}, {}, "https://meet.example/duna-{visit}"}});
  });
  auto browser = patient();
  api.run_jobs();
  const auto booked = browser.post(own, {{"slot", slot(thursday)}});
  const auto key = key_in(newest_text());
  EXPECT_THAT(booked.text("video_url"), testing::MatchesRegex("https://meet\\.example/duna-[0-9a-f]{32}"));
  EXPECT_EQ(browser.get(own + "/" + booked.text("id")).text("video_url"), booked.text("video_url")) << "the same again";
  EXPECT_EQ(api.browser().post(portal + "/visit", {{"key", key}}).text("video_url"), booked.text("video_url"));
  EXPECT_EQ(desk().get(of_anna + "/" + booked.text("id")).text("video_url"), booked.text("video_url"));
  const auto later = browser.post(own, {{"slot", slot("2026-03-05T09:00:00+01:00")}});
  EXPECT_NE(later.text("video_url"), booked.text("video_url"));
  EXPECT_NE(later.text("video_url"), "");
  ASSERT_EQ(browser.post(own + "/" + booked.text("id") + "/cancellation", json::object{}).status, 200);
  EXPECT_EQ(browser.get(own + "/" + booked.text("id")).text("video_url"), "");
}

TEST_P(VisitsTest, TheLinkCancelsAndRespectsTheCutOff) {
  auto browser = patient();
  api.run_jobs();
  const auto booked = browser.post(own, {{"slot", slot(thursday)}});
  const auto key = key_in(newest_text());
  auto stranger = api.browser();
  set_now("2026-03-04T09:00:00+01:00");
  EXPECT_EQ(stranger.post(portal + "/visit/cancellation", {{"key", key}}).code(), "INSIDE_CUTOFF");
  set_now("2026-03-03T09:00:00+01:00");
  EXPECT_EQ(stranger.post(portal + "/visit/cancellation", {{"key", key}}).text("status"), "cancelled");
  EXPECT_EQ(desk().get(of_anna + "/" + booked.text("id")).text("cancelled_by"), "patient");
  EXPECT_EQ(cells(), 0);
}

TEST_P(VisitsTest, AKeyThatIsNotOursOpensNothing) {
  auto browser = patient();
  api.run_jobs();
  browser.post(own, {{"slot", slot(thursday)}});
  const auto key = key_in(newest_text());
  auto stranger = api.browser();
  auto changed = key;
  changed[3] = changed[3] == 'A' ? 'B' : 'A';
  for (const auto& wrong : {changed, key + "A", key.substr(1), std::string{"!"}, std::string(43, 'A')}) {
    EXPECT_EQ(stranger.post(portal + "/visit", {{"key", wrong}}).status, 404) << wrong;
    EXPECT_EQ(stranger.post(portal + "/visit/cancellation", {{"key", wrong}}).status, 404) << wrong;
  }
  api.add_contract("tisza", organization::Identification::email, organization::AccessType::manual);
  EXPECT_EQ(stranger.post("/api/portal/tisza/visit", {{"key", key}}).status, 404) << "another clinic's";
}

TEST_P(VisitsTest, TheCodeShownAtTheDeskArrivesOnceAndForAll) {
  auto browser = patient();
  const auto booked = browser.post(own, {{"slot", slot(thursday)}});
  const auto code_path = own + "/" + booked.text("id") + "/check-in-code";
  EXPECT_EQ(browser.get(code_path).code(), "CHECK_IN_NOT_TODAY");
  set_now("2026-03-05T07:40:00+01:00");
  browser = patient();
  const auto code = browser.get(code_path);
  ASSERT_EQ(code.status, 200) << code.body;
  EXPECT_EQ(code.text("expires_at"), "2026-03-05T06:50:00Z");
  auto staff = desk();
  EXPECT_EQ(staff.post(console + "/check-ins", {{"key", code.text("key")}}).text("status"), "arrived");
  EXPECT_EQ(staff.post(console + "/check-ins", {{"key", code.text("key")}}).text("status"), "arrived");
  EXPECT_EQ(staff.get(of_anna + "/" + booked.text("id")).number("sequence"), 1) << "once";
  set_now("2026-03-05T07:50:01+01:00");
  EXPECT_EQ(staff.post(console + "/check-ins", {{"key", code.text("key")}}).code(), "CHECK_IN_EXPIRED");
  EXPECT_EQ(staff.post(console + "/check-ins", {{"key", std::string(48, 'A')}}).status, 404);
  EXPECT_EQ(browser.post(console + "/check-ins", {{"key", code.text("key")}}).status, 401) << "not by the patient";
}

TEST_P(VisitsTest, WhoMissedAVisitIsOfferedAnother) {
  auto staff = desk();
  const auto booked = staff.post(of_anna, {{"slot", slot("2026-03-02T09:20:00+01:00")}});
  const auto path = of_anna + "/" + booked.text("id") + "/status";
  api.clock().advance(minutes{25});
  ASSERT_EQ(staff.put(path, {{"status", "noshow"}}).status, 200);
  api.run_jobs();
  api.clock().advance(hours{2});
  EXPECT_THAT(subjects(), ElementsAre("Duna Medical: hiába vártuk Önt"));
  staff = desk();
  api.run_jobs();
  ASSERT_EQ(staff.put(path, {{"status", "arrived"}}).status, 200);
  ASSERT_EQ(staff.put(path, {{"status", "noshow"}}).status, 200);
  ASSERT_EQ(staff.put(path, {{"status", "fulfilled"}}).status, 200) << "it was a slip";
  api.run_jobs();
  api.clock().advance(hours{3});
  EXPECT_THAT(subjects(), IsEmpty());
}

}  // namespace
}  // namespace portico
