#include <gmock/gmock.h>

#include "support/api.hpp"

namespace portico {
namespace {

using organization::AccessType;
using organization::Identification;
using support::Api;
using testing::Contains;
using testing::Not;

const std::string portal = "/api/portal/duna/activation";

// Anna Kovács is on record and has never logged in. The receptionist can issue codes.
class ActivationTest : public support::EachApi {
 protected:
  ActivationTest() {
    api.add_staff("eva@duna.example", "Kiralyi7", "+36309990000", {{contract.id, identity::Role::receptionist}});
    desk = api.sign_in_staff("eva@duna.example", "Kiralyi7", "+36309990000");
    api.run_jobs();
  }

  std::string tab() const {
    return "/api/console/contracts/" + contract.id.text() + "/patients/" + patient.text() + "/portal-access";
  }
  std::string issue() {
    const auto reply = desk.post(tab() + "/desk-codes");
    EXPECT_EQ(reply.status, 201) << reply.body;
    return reply.text("code");
  }
  support::Reply submit(Api::Browser& browser, const std::string& code) {
    return browser.post(portal, {{"identifier", anna.email}, {"phone", anna.phone}, {"code", code}});
  }
  support::Reply submit_birth_date(Api::Browser& browser, const std::string& date) {
    return browser.post(portal, {{"identifier", anna.email}, {"phone", anna.phone}, {"birth_date", date}});
  }
  support::Reply finish(Api::Browser& browser, const std::string& password = "Kiralyi7") {
    const auto code = browser.post(portal + "/code", {{"code", api.last_code(anna.phone)}});
    EXPECT_EQ(code.text("step"), "password") << code.body;
    return browser.post(portal + "/password", {{"password", password}});
  }
  void make_automatic() {
    api.database().write([&](db::Transaction& t) {
      t.run("update organization set access_type = 'automatic' where id = $1", contract.id);
    });
  }

  organization::Organization contract = api.add_contract("duna", Identification::email, AccessType::manual);
  Api::Person anna{};
  patients::PatientId patient = api.add_patient(contract.id, anna);
  Api::Browser desk = api.browser();
};
PORTICO_EACH_ENGINE(ActivationTest);

TEST_P(ActivationTest, TheDeskCodeTheSmsAndAPasswordOpenTheAccount) {
  const auto code = issue();
  auto browser = api.browser();
  const auto step = submit(browser, code);
  ASSERT_EQ(step.status, 200) << step.body;
  EXPECT_TRUE(step.padded);
  const auto session = finish(browser);
  ASSERT_EQ(session.status, 200) << session.body;
  EXPECT_EQ(session.json().at("profiles").at(0).at("patient_id").as_string(), patient.text());
  EXPECT_EQ(session.json().at("profiles").at(0).at("relation").as_string(), "self");
  EXPECT_EQ(browser.get("/api/portal/duna/session").status, 200);
  EXPECT_THAT(api.audited(),
              testing::AllOf(Contains("password_set"), Contains("session_started"), Contains("desk_code_issued")));

  const auto messages = api.run_jobs();
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].to, anna.email) << "the owner is told";
  EXPECT_EQ(messages[0].purpose, "security_notice");

  api.clock().advance(minutes{2});
  api.sign_in("duna", anna, "Kiralyi7");
}

TEST_P(ActivationTest, TheCodeIsTakenAsPeopleTypeIt) {
  auto code = issue();
  for (char& c : code) c = c == '-' ? ' ' : static_cast<char>(c >= 'A' ? c + 32 : c);
  auto browser = api.browser();
  submit(browser, code);
  EXPECT_EQ(finish(browser).status, 200);
}

TEST_P(ActivationTest, WhatIsNoCodeOrIncompleteIsToldAtOnce) {
  auto browser = api.browser();
  EXPECT_EQ(submit(browser, "ABC").code(), "FORMAT_DESK_CODE");
  EXPECT_EQ(browser.post(portal, {{"identifier", anna.email}, {"phone", anna.phone}}).code(), "MISSING");
  EXPECT_EQ(browser.post(portal, {{"identifier", "anna"}, {"phone", anna.phone}, {"code", "ABCDE-FGHJK"}}).code(),
            "FORMAT_EMAIL");
}

TEST_P(ActivationTest, AStrangerGetsTheSameAnswersAndNoSms) {
  const auto code = issue();
  auto right = api.browser();
  const auto real = submit(right, code);
  api.run_jobs();
  const std::vector<boost::json::value> tries{
      {{"identifier", anna.email}, {"phone", anna.phone}, {"code", "ABCDE-FGHJK"}},
      {{"identifier", "nobody@example.com"}, {"phone", anna.phone}, {"code", code}},
  };
  for (const auto& body : tries) {
    auto browser = api.browser();
    const auto decoy = browser.post(portal, body);
    EXPECT_EQ(decoy.status, real.status);
    EXPECT_EQ(decoy.body, real.body);
    EXPECT_TRUE(decoy.padded);
    EXPECT_TRUE(api.run_jobs().empty());
    for (int left = 4; left >= 0; --left) {
      const auto reply = browser.post(portal + "/code", {{"code", fmt::format("{:06}", left)}});
      EXPECT_EQ(reply.code(), "CODE_WRONG");
      EXPECT_EQ(reply.number("attempts_left"), left);
    }
    EXPECT_EQ(browser.post(portal + "/code", {{"code", "123456"}}).code(), "FLOW_ENDED");
  }
  auto browser = api.browser();
  submit(browser, "ABCDE-FGHJK");
  EXPECT_EQ(browser.post(portal + "/resend").code(), "RESEND_TOO_EARLY");
  api.clock().advance(minutes{1});
  EXPECT_EQ(browser.post(portal + "/resend").status, 200);
  EXPECT_TRUE(api.run_jobs().empty());
}

TEST_P(ActivationTest, ADeskCodeHasFiveTries) {
  const auto code = issue();
  auto browser = api.browser();
  for (int i = 0; i < 5; ++i) submit(browser, "ABCDE-FGHJK");
  submit(browser, code);
  EXPECT_TRUE(api.run_jobs().empty());
  const auto fresh = issue();
  submit(browser, fresh);
  EXPECT_EQ(api.run_jobs().size(), 1U);
}

TEST_P(ActivationTest, ADeskCodeLivesThreeDaysAndTheNewestCounts) {
  const auto first = issue();
  const auto second = issue();
  auto browser = api.browser();
  submit(browser, first);
  EXPECT_TRUE(api.run_jobs().empty()) << "one alive a patient";
  api.clock().advance(hours{72});
  submit(browser, second);
  EXPECT_TRUE(api.run_jobs().empty());
}

TEST_P(ActivationTest, ADeskCodeIsUsedUpByThePasswordOnly) {
  const auto code = issue();
  auto browser = api.browser();
  submit(browser, code);
  api.clock().advance(minutes{11});
  submit(browser, code);
  EXPECT_EQ(finish(browser).status, 200) << "the first SMS may have been lost";
  EXPECT_EQ(desk.post(tab() + "/desk-codes").status, 201) << "for a recovery";
  api.clock().advance(minutes{2});
  api.run_jobs();
  auto again = api.browser();
  EXPECT_EQ(submit(again, code).status, 200);
  EXPECT_TRUE(api.run_jobs().empty()) << "only while no password is set";
}

TEST_P(ActivationTest, TheSmsGoesToThePhoneOnRecordOnly) {
  const auto code = issue();
  auto browser = api.browser();
  browser.post(portal, {{"identifier", anna.email}, {"phone", "+36309998888"}, {"code", code}});
  EXPECT_TRUE(api.run_jobs().empty());
}

TEST_P(ActivationTest, TheDateOfBirthIsEnoughWhereAccessIsAutomatic) {
  auto browser = api.browser();
  EXPECT_EQ(submit_birth_date(browser, anna.birth_date).code(), "MISSING") << "not where it is manual";
  make_automatic();
  submit_birth_date(browser, "1958-03-03");
  EXPECT_TRUE(api.run_jobs().empty());
  submit_birth_date(browser, anna.birth_date);
  EXPECT_EQ(finish(browser).status, 200);
}

TEST_P(ActivationTest, AFamilyMaySharePhoneAndEmail) {
  api.database().write([&](db::Transaction& t) {
    t.run("update organization set identification = 'national_id' where id = $1", contract.id);
  });
  make_automatic();
  const auto mother = api.add_patient(contract.id, {.given = "Mária", .birth_date = "1935-05-05", .taj = "111111110"});
  auto browser = api.browser();
  browser.post(portal, {{"identifier", "111111110"}, {"phone", anna.phone}, {"birth_date", "1935-05-05"}});
  const auto session = finish(browser);
  ASSERT_EQ(session.status, 200) << session.body;
  EXPECT_EQ(session.json().at("profiles").at(0).at("patient_id").as_string(), mother.text());
}

TEST_P(ActivationTest, AWeakPasswordIsRefusedWithItsReasonsAndTriedAgain) {
  const auto code = issue();
  auto browser = api.browser();
  submit(browser, code);
  EXPECT_EQ(finish(browser, "kiralyi").status, 422);
  EXPECT_EQ(browser.post(portal + "/password", {{"password", "KovacsAnna1"}}).code(), "PASSWORD_PERSONAL");
  EXPECT_EQ(browser.post(portal + "/password", {{"password", "DunaMedical1"}}).code(), "PASSWORD_PERSONAL");
  EXPECT_EQ(browser.post(portal + "/password", {{"password", "Kiralyi7"}}).status, 200);
}

TEST_P(ActivationTest, ThePasswordIsSetOnce) {
  const auto code = issue();
  auto browser = api.browser();
  submit(browser, code);
  auto copy = browser;
  ASSERT_EQ(finish(browser).status, 200);
  EXPECT_EQ(copy.post(portal + "/password", {{"password", "Kiralyi8"}}).code(), "FLOW_ENDED");
}

TEST_P(ActivationTest, AccessSwitchedOffInBetweenEndsIt) {
  const auto code = issue();
  auto browser = api.browser();
  submit(browser, code);
  EXPECT_EQ(desk.patch(tab(), {{"enabled", false}}).status, 200);
  EXPECT_EQ(finish(browser).code(), "FLOW_ENDED");
  EXPECT_THAT(api.audited(), Not(Contains("password_set")));
}

TEST_P(ActivationTest, AnAddressHasTenTriesAnHour) {
  auto browser = api.browser();
  for (int i = 0; i < 10; ++i) EXPECT_EQ(submit(browser, "ABCDE-FGHJK").status, 200);
  EXPECT_EQ(submit(browser, "ABCDE-FGHJK").code(), "THROTTLED");
  api.clock().advance(hours{1});
  EXPECT_EQ(submit(browser, "ABCDE-FGHJK").status, 200);
}

TEST_P(ActivationTest, AChangedPhoneIsTheAccountsToo) {
  auto browser = api.browser();
  submit(browser, issue());
  ASSERT_EQ(finish(browser).status, 200);
  const auto record = "/api/console/contracts/" + contract.id.text() + "/patients/" + patient.text();
  const auto version = desk.get(record).number("version");
  ASSERT_EQ(desk.patch(record, {{"version", version}, {"phone", "+36205556666"}}).status, 200);
  anna.phone = "+36205556666";
  api.clock().advance(minutes{2});
  api.sign_in("duna", anna, "Kiralyi7");
}

}  // namespace
}  // namespace portico
