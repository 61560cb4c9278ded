#include <gmock/gmock.h>

#include "support/api.hpp"

namespace portico {
namespace {

using organization::AccessType;
using organization::Identification;
using support::Api;
using testing::Contains;

const std::string portal = "/api/portal/duna";
const std::string password = "Kiralyi7";

// Anna Kovács has an account at Duna Medical.
class LoginTest : public support::EachApi {
 protected:
  LoginTest() { account = api.activate(contract, patient, password); }

  support::Reply submit(Api::Browser& browser, const std::string& identifier, const std::string& phone,
                        const std::string& word) {
    return browser.post(portal + "/login", {{"identifier", identifier}, {"phone", phone}, {"password", word}});
  }
  support::Reply submit(Api::Browser& browser) { return submit(browser, anna.email, anna.phone, password); }
  support::Reply enter(Api::Browser& browser, const std::string& code) {
    return browser.post(portal + "/login/code", {{"code", code}});
  }
  // Not the code that was sent.
  std::string wrong(int n = 1) { return fmt::format("{:06}", (std::stoi(api.last_code(anna.phone)) + n) % 1'000'000); }

  organization::Organization contract = api.add_contract("duna", Identification::email, AccessType::manual);
  Api::Person anna{};
  patients::PatientId patient = api.add_patient(contract.id, anna);
  identity::AccountId account;
};
PORTICO_EACH_ENGINE(LoginTest);

TEST_P(LoginTest, TakesIdentifierPhoneAndPasswordThenTheCode) {
  auto browser = api.browser();
  const auto step = submit(browser);
  ASSERT_EQ(step.status, 200) << step.body;
  EXPECT_EQ(step.text("step"), "code");
  EXPECT_EQ(step.text("method"), "sms");
  EXPECT_EQ(step.text("sent_to").find("1234"), std::string::npos) << "masked";
  EXPECT_EQ(browser.get(portal + "/session").status, 401) << "not in yet";

  const auto messages = api.run_jobs();
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].to, anna.phone);
  EXPECT_EQ(messages[0].segments, 1);

  const auto session = enter(browser, api.last_code(anna.phone));
  ASSERT_EQ(session.status, 200) << session.body;
  EXPECT_EQ(session.number("idle_timeout_s"), 3600);
  EXPECT_EQ(session.json().at("profiles").as_array().size(), 1U);
  EXPECT_EQ(session.json().at("account").at("name").as_string(), "Kovács Anna");
  EXPECT_TRUE(browser.cookies.contains("__Host-sid-duna"));
  EXPECT_FALSE(browser.cookies.contains("__Host-flow-duna"));
  EXPECT_EQ(browser.get(portal + "/session").status, 200);
  EXPECT_THAT(api.audited(), Contains("session_started"));
}

TEST_P(LoginTest, TheSessionCookieCannotLeaveTheBrowser) {
  auto browser = api.browser();
  submit(browser);
  for (const auto& [name, value] : enter(browser, api.last_code(anna.phone)).headers)
    if (name == "Set-Cookie" && value.starts_with("__Host-sid")) {
      EXPECT_NE(value.find("; HttpOnly"), std::string::npos);
      EXPECT_NE(value.find("; Secure"), std::string::npos);
      EXPECT_NE(value.find("; SameSite=Lax"), std::string::npos);
      EXPECT_NE(value.find("; Path=/"), std::string::npos);
      EXPECT_EQ(value.find("Expires"), std::string::npos);
      EXPECT_EQ(value.find("Max-Age"), std::string::npos);
    }
}

TEST_P(LoginTest, TheIdentifierMayBeTypedAnyWay) {
  auto browser = api.browser();
  EXPECT_EQ(submit(browser, " Anna@Example.COM ", "06 30 123-4567", password).status, 200);
}

// The spellings of shared/data/rules/phones.csv and taj.csv that stand for one number.
TEST_P(LoginTest, PhoneAndTajMayBeTypedInEverySpelling) {
  const auto other = api.add_contract("tisza", Identification::national_id, AccessType::manual);
  const Api::Person bela{
      .family = "Nagy", .given = "Béla", .phone = "+36301234567", .email = "b@example.com", .taj = "673457015"};
  api.activate(other, api.add_patient(other.id, bela), password);
  const auto login = [&](std::string_view taj, std::string_view phone) {
    api.clock().advance(hours{3});  // a phone gets ten codes a day
    return api.browser().post("/api/portal/tisza/login",
                              {{"identifier", taj}, {"phone", phone}, {"password", password}});
  };
  for (const auto* phone : {"06301234567", "30 123 4567", "06 (30) 123-4567", "+36 30 １２３ ４５６７", "++36301234567",
                            "0036 30 1234567", "+36-30/123.4567"})
    EXPECT_EQ(login("673457015", phone).status, 200) << phone;
  for (const auto* taj : {"673 457 015", "673-457-015", " 673457015 ", "６７３４５７０１５"})
    EXPECT_EQ(login(taj, bela.phone).status, 200) << taj;
  for (const auto* phone : {"112", "+36 99 123 4567", "+", "(06-1) 234-5678", "06-90-123456"})
    EXPECT_EQ(login("673457015", phone).status / 100, 4) << phone;
  for (const auto* taj : {"673457016", "000000000", "67345701"})
    EXPECT_THAT(login(taj, bela.phone).body, ::testing::HasSubstr(R"("field":"identifier")")) << taj;
}

TEST_P(LoginTest, APasswordIsComparedAsUnicodeMeansItAndNeverCut) {
  const Api::Person bela{.family = "Nagy", .given = "Béla", .phone = "+36301112222", .email = "bela@example.com"};
  const std::string composed = "Árvíztűrő-🦔-8", decomposed = "A\u0301rvi\u0301ztu\u030Bro\u030B-🦔-8";
  api.activate(contract, api.add_patient(contract.id, bela), composed);
  const auto status = [&](const std::string& typed) {
    api.clock().advance(minutes{13});
    auto browser = api.browser();
    return submit(browser, bela.email, bela.phone, typed).status;
  };
  EXPECT_EQ(status(composed), 200);
  EXPECT_EQ(status(decomposed), 200);
  EXPECT_EQ(status(composed + " "), 401);
  EXPECT_EQ(status("Árvíztűrő-🦔-"), 401);
  EXPECT_EQ(status(composed + std::string(600, 'x')), 401);
  EXPECT_EQ(status(std::string(1 << 20, 'x')), 413) << "not even read";
}

TEST_P(LoginTest, FormatErrorsArePreciseAndNameTheirFields) {
  auto browser = api.browser();
  const auto reply = submit(browser, "anna", "+36 30 555 12", password);
  EXPECT_EQ(reply.status, 422);
  const auto errors = reply.json().at("errors").as_array();
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].at("field").as_string(), "identifier");
  EXPECT_EQ(errors[0].at("code").as_string(), "FORMAT_EMAIL");
  EXPECT_EQ(errors[1].at("field").as_string(), "phone");
  EXPECT_EQ(errors[1].at("code").as_string(), "FORMAT_PHONE");
  EXPECT_EQ(submit(browser, anna.email, anna.phone, "").code(), "FORMAT_PASSWORD_MISSING");
  EXPECT_TRUE(api.run_jobs().empty());
}

TEST_P(LoginTest, StrangersGetOneAnswer) {
  auto off = api.add_patient(contract.id,
                             {.family = "Nagy", .given = "Béla", .phone = "+36301112222", .email = "bela@example.com"});
  api.activate(contract, off, password);
  api.database().write([&](db::Transaction& transaction) {
    api.services().patients.store().set_portal_access(transaction, contract.id, off, false, api.clock().now());
  });
  auto browser = api.browser();
  const auto unknown = submit(browser, "nobody@example.com", anna.phone, password);
  const auto wrong_password = submit(browser, anna.email, anna.phone, "Kiralyi8");
  const auto wrong_phone = submit(browser, "bela@example.com", "+36301119999", password);
  EXPECT_EQ(unknown.status, 401);
  EXPECT_EQ(unknown.code(), "LOGIN_MISMATCH");
  EXPECT_EQ(unknown.number("attempts_left"), 4);
  EXPECT_TRUE(unknown.padded);
  for (const auto& other : {wrong_password, wrong_phone}) {
    EXPECT_EQ(other.status, unknown.status);
    EXPECT_EQ(other.headers, unknown.headers);
    EXPECT_TRUE(other.padded);
    auto left = unknown.json().as_object();
    auto right = other.json().as_object();
    left.erase("instance");
    right.erase("instance");
    EXPECT_EQ(left, right);
  }
  EXPECT_TRUE(api.run_jobs().empty()) << "no SMS before all three are right";
}

TEST_P(LoginTest, WhoProvedAllThreeLearnsWhyHeIsNotLetIn) {
  api.database().write([&](db::Transaction& transaction) {
    api.services().patients.store().set_portal_access(transaction, contract.id, patient, false, api.clock().now());
  });
  auto browser = api.browser();
  const auto reply = submit(browser);
  EXPECT_EQ(reply.status, 403);
  EXPECT_EQ(reply.code(), "ACCESS_SWITCHED_OFF");
  EXPECT_NE(reply.text("detail").find("+36 1 234 5678"), std::string::npos);
  EXPECT_TRUE(api.run_jobs().empty());
}

TEST_P(LoginTest, WaitsGrowWithFailuresAndEndWithTheRightOne) {
  auto browser = api.browser();
  for (int left = 4; left >= 0; --left)
    EXPECT_EQ(submit(browser, anna.email, anna.phone, "Kiralyi8").number("attempts_left"), left);
  const auto refused = submit(browser);
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.code(), "THROTTLED");
  EXPECT_EQ(refused.number("seconds"), 30);
  api.clock().advance(seconds{31});
  EXPECT_EQ(submit(browser, anna.email, anna.phone, "Kiralyi8").status, 401);
  api.clock().advance(seconds{31});
  EXPECT_EQ(submit(browser).status, 429) << "a minute this time";
  api.clock().advance(seconds{30});
  EXPECT_EQ(submit(browser).status, 200);
  EXPECT_EQ(submit(browser, anna.email, anna.phone, "Kiralyi8").number("attempts_left"), 4) << "counted anew";
}

TEST_P(LoginTest, UnknownIdentifiersAreThrottledAlike) {
  auto browser = api.browser();
  for (int left = 4; left >= 0; --left)
    EXPECT_EQ(submit(browser, "nobody@example.com", anna.phone, password).number("attempts_left"), left);
  EXPECT_EQ(submit(browser, "nobody@example.com", anna.phone, password).status, 429);
  EXPECT_EQ(submit(browser).status, 200) << "others are not held up";
}

TEST_P(LoginTest, AnAddressHasTwentyFailures) {
  auto browser = api.browser();
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(submit(browser, fmt::format("nobody{}@example.com", i), anna.phone, password).status, 401);
  EXPECT_EQ(submit(browser).status, 429);
  auto elsewhere = api.browser();
  elsewhere.address = "192.0.2.99";
  EXPECT_EQ(submit(elsewhere).status, 200);
  api.clock().advance(minutes{11});
  EXPECT_EQ(submit(browser).status, 200);
}

TEST_P(LoginTest, ACodeHasFiveTries) {
  auto browser = api.browser();
  submit(browser);
  for (int left = 4; left >= 0; --left) {
    const auto reply = enter(browser, wrong());
    EXPECT_EQ(reply.status, 401);
    EXPECT_EQ(reply.code(), "CODE_WRONG");
    EXPECT_EQ(reply.number("attempts_left"), left);
  }
  EXPECT_EQ(enter(browser, api.last_code(anna.phone)).code(), "FLOW_ENDED");
}

TEST_P(LoginTest, WhatIsNoCodeCostsNoTry) {
  auto browser = api.browser();
  submit(browser);
  EXPECT_EQ(enter(browser, "12345").code(), "FORMAT_CODE");
  EXPECT_EQ(enter(browser, wrong()).number("attempts_left"), 4);
}

TEST_P(LoginTest, ACodeIsGoodForFiveMinutes) {
  auto browser = api.browser();
  submit(browser);
  const auto code = api.last_code(anna.phone);
  api.clock().advance(minutes{5});
  EXPECT_EQ(enter(browser, code).code(), "CODE_EXPIRED");
  api.clock().advance(minutes{5});
  EXPECT_EQ(enter(browser, code).code(), "FLOW_ENDED");
}

TEST_P(LoginTest, ACodeIsGoodOnce) {
  auto browser = api.browser();
  submit(browser);
  auto copy = browser;
  const auto code = api.last_code(anna.phone);
  EXPECT_EQ(enter(browser, code).status, 200);
  EXPECT_EQ(enter(copy, code).code(), "CODE_USED");
}

TEST_P(LoginTest, ManyRightCodesAtOnceGiveOneSession) {
  auto browser = api.browser();
  submit(browser);
  const auto code = api.last_code(anna.phone);
  std::atomic<int> sessions{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&, copy = browser]() mutable {
      for (int n = 0; n < 4; ++n) sessions += enter(copy, code).status == 200 ? 1 : 0;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(sessions, 1);
}

TEST_P(LoginTest, AResendComesAfterAMinuteAndVoidsTheCodeBefore) {
  auto browser = api.browser();
  submit(browser);
  const auto first = api.last_code(anna.phone);
  enter(browser, wrong());
  api.clock().advance(seconds{59});
  const auto early = browser.post(portal + "/login/resend");
  EXPECT_EQ(early.status, 429);
  EXPECT_EQ(early.code(), "RESEND_TOO_EARLY");
  EXPECT_EQ(early.number("seconds"), 1);
  api.clock().advance(seconds{1});
  EXPECT_EQ(browser.post(portal + "/login/resend").status, 200);
  const auto second = api.last_code(anna.phone);
  if (first != second) {
    const auto reply = enter(browser, first);
    EXPECT_EQ(reply.code(), "CODE_SUPERSEDED");
    EXPECT_NE(reply.text("detail").find("09:01"), std::string::npos) << reply.body;
  }
  EXPECT_EQ(enter(browser, wrong()).number("attempts_left"), 3) << "the wrong tries stay";
  EXPECT_EQ(enter(browser, second).status, 200);
}

TEST_P(LoginTest, SaysWhereTheCodeIsOnItsWay) {
  auto browser = api.browser();
  EXPECT_EQ(browser.get(portal + "/login/delivery").status, 401) << "no flow";
  submit(browser);
  EXPECT_EQ(browser.get(portal + "/login/delivery").text("state"), "queued");
  api.run_jobs();
  EXPECT_EQ(browser.get(portal + "/login/delivery").text("state"), "accepted");
}

TEST_P(LoginTest, NoCodeGoesToAnotherCountryAndThePageSaysSo) {
  Api::Person hans{.family = "Huber", .given = "Hans", .phone = "+436641234567", .email = "hans@example.com"};
  api.activate(contract, api.add_patient(contract.id, hans), password);
  auto browser = api.browser();
  EXPECT_EQ(submit(browser, hans.email, hans.phone, password).code(), "SMS_COUNTRY");
  EXPECT_TRUE(api.run_jobs().empty());
}

TEST_P(LoginTest, ACodeOfOneFlowIsNoneInAnother) {
  auto one = api.browser();
  submit(one);
  const auto code = api.last_code(anna.phone);
  api.clock().advance(seconds{61});
  auto two = api.browser();
  submit(two);
  if (code != api.last_code(anna.phone)) {
    EXPECT_EQ(enter(two, code).code(), "CODE_WRONG");
  }
  EXPECT_EQ(enter(one, code).status, 200);
}

TEST_P(LoginTest, FifteenWrongCodesADayAreEnough) {
  auto browser = api.browser();
  for (int flow = 0; flow < 3; ++flow) {
    api.clock().advance(minutes{15});
    ASSERT_EQ(submit(browser).status, 200);
    for (int i = 0; i < 5; ++i) enter(browser, wrong());
  }
  api.clock().advance(minutes{15});
  ASSERT_EQ(submit(browser).status, 200);
  EXPECT_EQ(enter(browser, api.last_code(anna.phone)).code(), "THROTTLED");
  api.clock().advance(hours{24});
  submit(browser);
  EXPECT_EQ(enter(browser, api.last_code(anna.phone)).status, 200);
}

TEST_P(LoginTest, APhoneGetsFiveSmsAnHour) {
  auto browser = api.browser();
  EXPECT_EQ(submit(browser).status, 200);
  EXPECT_EQ(submit(browser).code(), "THROTTLED") << "one a minute";
  auto sent = api.run_jobs().size();
  for (int i = 0; i < 4; ++i) {
    api.clock().advance(seconds{61});
    EXPECT_EQ(submit(browser).status, 200);
    sent += api.run_jobs().size();
  }
  api.clock().advance(seconds{61});
  EXPECT_EQ(submit(browser).code(), "THROTTLED");
  EXPECT_EQ(sent + api.run_jobs().size(), 5U);
}

TEST_P(LoginTest, AFlowCannotJumpItsStates) {
  auto browser = api.browser();
  EXPECT_EQ(enter(browser, "123456").code(), "FLOW_ENDED") << "no flow";
  submit(browser);
  EXPECT_EQ(browser.post(portal + "/activation/code", {{"code", api.last_code(anna.phone)}}).code(), "FLOW_ENDED");
  EXPECT_EQ(browser.post(portal + "/activation/password", {{"password", "Kiralyi9"}}).code(), "FLOW_ENDED");
}

TEST_P(LoginTest, SignsInByNationalIdWhereTheContractSaysSo) {
  const auto other = api.add_contract("tisza", Identification::national_id, AccessType::manual);
  Api::Person bela{
      .family = "Nagy", .given = "Béla", .phone = "+36301112222", .email = "b@example.com", .taj = "111111110"};
  api.activate(other, api.add_patient(other.id, bela), password);
  auto browser = api.browser();
  const auto path = "/api/portal/tisza/login";
  EXPECT_EQ(browser.post(path, {{"identifier", "111 111 110"}, {"phone", bela.phone}, {"password", password}}).status,
            200);
  const auto reply = browser.post(path, {{"identifier", "11111111"}, {"phone", bela.phone}, {"password", password}});
  EXPECT_EQ(reply.status, 422);
  EXPECT_EQ(reply.json().at("errors").at(0).at("field").as_string(), "identifier");
}

TEST_P(LoginTest, EndsAfterAnHourWithoutUse) {
  auto browser = api.sign_in("duna", anna, password);
  api.clock().advance(minutes{59});
  EXPECT_EQ(browser.get(portal + "/session").status, 200);
  api.clock().advance(seconds{61});
  EXPECT_EQ(browser.get(portal + "/session").status, 401) << "asking for the session does not prolong it";
}

TEST_P(LoginTest, UseProlongsItUpToTwelveHours) {
  auto browser = api.sign_in("duna", anna, password);
  for (int i = 0; i < 14; ++i) {
    api.clock().advance(minutes{50});
    ASSERT_EQ(browser.get(portal + "/profiles").status, 200) << i;
    api.services().journal.drain();
  }
  api.clock().advance(minutes{19});
  EXPECT_EQ(browser.post(portal + "/session/prolongation").status, 200);
  api.clock().advance(minutes{2});
  EXPECT_EQ(browser.get(portal + "/session").status, 401);
}

TEST_P(LoginTest, StaysSignedInWhenAsked) {
  auto browser = api.sign_in("duna", anna, password);
  api.clock().advance(minutes{58});
  EXPECT_EQ(browser.post(portal + "/session/prolongation").status, 200);
  api.clock().advance(minutes{58});
  EXPECT_EQ(browser.get(portal + "/session").status, 200);
}

TEST_P(LoginTest, SigningOutIsAtOnce) {
  auto browser = api.sign_in("duna", anna, password);
  auto copy = browser;
  EXPECT_EQ(browser.del(portal + "/session").status, 204);
  EXPECT_EQ(copy.get(portal + "/session").status, 401);
  EXPECT_THAT(api.audited(), Contains("session_ended"));
}

TEST_P(LoginTest, ChangesNeedTheSessionsOwnToken) {
  auto browser = api.sign_in("duna", anna, password);
  const auto csrf = std::exchange(browser.csrf, "");
  EXPECT_EQ(browser.del(portal + "/session").code(), "CSRF_REJECTED");
  browser.csrf = csrf + "x";
  EXPECT_EQ(browser.del(portal + "/session").code(), "CSRF_REJECTED");
  browser.csrf = csrf;
  browser.headers["sec-fetch-site"] = "cross-site";
  EXPECT_EQ(browser.del(portal + "/session").code(), "CSRF_REJECTED");
  browser.headers = {{"sec-fetch-site", ""}, {"origin", "https://evil.example"}};
  EXPECT_EQ(browser.del(portal + "/session").code(), "CSRF_REJECTED");
  browser.headers = {{"sec-fetch-site", ""}, {"origin", "https://portal.example.org"}};
  EXPECT_EQ(browser.del(portal + "/session").status, 204);
}

TEST_P(LoginTest, ASessionIsGoodInItsOwnPortalOnly) {
  api.add_contract("tisza", Identification::email, AccessType::manual);
  auto browser = api.sign_in("duna", anna, password);
  browser.cookies["__Host-sid-tisza"] = browser.cookies["__Host-sid-duna"];
  browser.cookies["__Host-sid-console"] = browser.cookies["__Host-sid-duna"];
  EXPECT_EQ(browser.get("/api/portal/tisza/session").status, 401);
  EXPECT_EQ(browser.get("/api/console/session").status, 401);
}

TEST_P(LoginTest, FiveSessionsAnAccount) {
  std::vector<Api::Browser> browsers;
  for (int i = 0; i < 6; ++i) {
    api.clock().advance(minutes{13});
    browsers.push_back(api.sign_in("duna", anna, password));
    for (auto& browser : browsers) browser.get(portal + "/profiles");
    api.services().journal.drain();
  }
  EXPECT_EQ(browsers[0].get(portal + "/session").status, 401);
  EXPECT_EQ(browsers[1].get(portal + "/session").status, 200);
  EXPECT_EQ(browsers[5].get(portal + "/session").status, 200);
}

TEST_P(LoginTest, TheLanguageStays) {
  auto browser = api.sign_in("duna", anna, password);
  EXPECT_EQ(browser.put(portal + "/session/language", {{"language", "es"}}).status, 204);
  EXPECT_EQ(browser.get(portal + "/session").text("language"), "es");
}

TEST_P(LoginTest, AnotherPatientIsNotFoundLikeNobody) {
  const auto other = api.add_patient(
      contract.id, {.family = "Nagy", .given = "Béla", .phone = "+36301112222", .email = "b@example.com"});
  auto browser = api.sign_in("duna", anna, password);
  EXPECT_EQ(browser.get(portal + "/patients/" + patient.text()).status, 200);
  const auto anothers = browser.get(portal + "/patients/" + other.text());
  const auto nobodys = browser.get(portal + "/patients/" + Uuid::make().text());
  const auto nonsense = browser.get(portal + "/patients/nonsense");
  EXPECT_EQ(anothers.status, 404);
  for (const auto& reply : {nobodys, nonsense}) {
    EXPECT_EQ(reply.status, anothers.status);
    EXPECT_EQ(reply.headers, anothers.headers);
    EXPECT_EQ(reply.body, anothers.body);
  }
  EXPECT_THAT(api.audited(), Contains("authorization_denied"));
}

TEST_P(LoginTest, ARevokedOrEndedGrantBitesAtTheNextRequest) {
  auto browser = api.sign_in("duna", anna, password);
  const auto path = portal + "/patients/" + patient.text();
  api.database().write([&](db::Transaction& transaction) {
    api.services().grants.give(transaction, contract.id,
                               {.account = account, .patient = patient, .valid_until = api.clock().now() + minutes{1}});
  });
  EXPECT_EQ(browser.get(path).status, 200);
  api.clock().advance(minutes{1});
  EXPECT_EQ(browser.get(path).status, 404);
  EXPECT_TRUE(browser.get(portal + "/profiles").json().at("items").as_array().empty());
}

TEST_P(LoginTest, AGrantOfAnotherScopeIsNone) {
  auto browser = api.sign_in("duna", anna, password);
  api.database().write([&](db::Transaction& transaction) {
    api.services().grants.give(transaction, contract.id,
                               {.account = account, .patient = patient, .scopes = {proxies::Scope::appointments}});
  });
  EXPECT_EQ(browser.get(portal + "/patients/" + patient.text() + "/documents").status, 404);
}

}  // namespace
}  // namespace portico
