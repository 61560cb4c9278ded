#include <gmock/gmock.h>
#include <liboath/oath.h>

#include <boost/json/parse.hpp>

#include "support/api.hpp"

namespace portico {
namespace {

using organization::AccessType;
using organization::Identification;
using organization::SecondFactor;
using support::Api;
using testing::Contains;

const std::string portal = "/api/portal/duna";
const std::string password = "Kiralyi7";

// Anna Kovács is signed in and looks after her account.
class AccountTest : public support::EachApi {
 protected:
  AccountTest() {
    account = api.activate(contract, patient, password);
    browser = api.sign_in("duna", anna, password);
    api.clock().advance(minutes{2});
  }

  void prove(Api::Browser& who) {
    const auto step = who.post(portal + "/session/step-up", {{"password", password}});
    ASSERT_EQ(step.status, 200) << step.body;
    const auto session = who.post(portal + "/session/step-up/code", {{"code", api.last_code(anna.phone)}});
    ASSERT_EQ(session.status, 200) << session.body;
    who.csrf = session.text("csrf_token");
    api.clock().advance(seconds{61});
  }
  // What the owner's app shows now.
  std::string app_code(const std::string& spaced) {
    std::string secret;
    for (const char c : spaced)
      if (c != ' ') secret += c;
    char* bytes = nullptr;
    std::size_t length = 0;
    EXPECT_EQ(oath_base32_decode(secret.data(), secret.size(), &bytes, &length), OATH_OK);
    char code[7] = {};
    const auto now = std::chrono::duration_cast<seconds>(api.clock().now() - Instant{}).count();
    EXPECT_EQ(oath_totp_generate(bytes, length, now, 30, 0, 6, code), OATH_OK);
    std::free(bytes);
    return code;
  }
  void allow(std::vector<SecondFactor> factors) {
    api.services().sign_in_policies.change(app::Services::system_caller(contract.id), contract.id,
                                           {.second_factors = std::move(factors)});
  }
  support::Reply login(Api::Browser& who, const std::string& word = password, const std::string& phone = {}) {
    return who.post(portal + "/login",
                    {{"identifier", anna.email}, {"phone", phone.empty() ? anna.phone : phone}, {"password", word}});
  }
  std::vector<std::string> purposes() {
    std::vector<std::string> list;
    for (const auto& message : api.run_jobs()) list.push_back(message.purpose + " " + message.to);
    return list;
  }

  organization::Organization contract = api.add_contract("duna", Identification::email, AccessType::manual);
  Api::Person anna{};
  patients::PatientId patient = api.add_patient(contract.id, anna);
  identity::AccountId account;
  Api::Browser browser = api.browser();
};
PORTICO_EACH_ENGINE(AccountTest);

TEST_P(AccountTest, WhatIsDearNeedsAFreshProof) {
  struct {
    const char* method;
    std::string path;
    boost::json::value body;
  } const dear[] = {{"PUT", "/account/password", {{"password", "Nyari8Eso"}}},
                    {"POST", "/account/phone-change", {{"phone", "+36301112222"}}},
                    {"POST", "/account/email-change", {{"email", "new@example.com"}}},
                    {"POST", "/account/authenticator", nullptr},
                    {"DELETE", "/account/authenticator", nullptr},
                    {"DELETE", "/account/sessions", nullptr}};
  for (const auto& one : dear) {
    const auto reply = browser.send(one.method, portal + one.path, one.body);
    EXPECT_EQ(reply.status, 403) << one.path;
    EXPECT_EQ(reply.code(), "STEP_UP_REQUIRED") << one.path;
  }
  prove(browser);
  EXPECT_EQ(browser.send("DELETE", portal + "/account/sessions", nullptr).status, 200);
  api.clock().advance(minutes{10});
  EXPECT_EQ(browser.send("DELETE", portal + "/account/sessions", nullptr).code(), "STEP_UP_REQUIRED");
}

TEST_P(AccountTest, AStepUpNeedsPasswordAndCodeAndChangesTheCookie) {
  auto before = browser;
  EXPECT_EQ(browser.post(portal + "/session/step-up", {{"password", "Kiralyi8"}}).code(), "PASSWORD_WRONG");
  EXPECT_EQ(browser.post(portal + "/session/step-up/code", {{"code", "123456"}}).code(), "FLOW_ENDED");
  prove(browser);
  EXPECT_NE(before.cookies["__Host-sid-duna"], browser.cookies["__Host-sid-duna"]);
  EXPECT_EQ(before.get(portal + "/session").status, 401) << "the old cookie is dead at once";
  EXPECT_EQ(browser.get(portal + "/session").status, 200);
  EXPECT_THAT(api.audited(), Contains("proof_renewed"));
}

TEST_P(AccountTest, AStepUpsCodeIsNoLoginCode) {
  browser.post(portal + "/session/step-up", {{"password", password}});
  EXPECT_EQ(browser.post(portal + "/login/code", {{"code", api.last_code(anna.phone)}}).code(), "FLOW_ENDED");
}

TEST_P(AccountTest, ANewPasswordEndsEverythingElse) {
  auto other = api.sign_in("duna", anna, password);
  api.clock().advance(minutes{2});
  prove(browser);
  EXPECT_EQ(browser.put(portal + "/account/password", {{"password", "kurz"}}).status, 422);
  const auto session = browser.put(portal + "/account/password", {{"password", "Nyari8Eso"}});
  ASSERT_EQ(session.status, 200) << session.body;
  EXPECT_EQ(browser.get(portal + "/session").status, 200);
  EXPECT_EQ(other.get(portal + "/session").status, 401);
  auto again = api.browser();
  EXPECT_EQ(login(again).status, 401);
  EXPECT_EQ(login(again, "Nyari8Eso").status, 200);
}

TEST_P(AccountTest, ANewPhoneIsProvedByACodeToItAndTheOldOneIsTold) {
  prove(browser);
  api.run_jobs();
  const std::string wanted = "+36301112222";
  ASSERT_EQ(browser.post(portal + "/account/phone-change", {{"phone", "06 30 111 2222"}}).status, 200);
  EXPECT_EQ(api.last_code(anna.phone).size(), 6U);
  const auto code = api.last_code(wanted);
  ASSERT_EQ(code.size(), 6U);
  const auto session = browser.post(portal + "/account/phone-change/code", {{"code", code}});
  ASSERT_EQ(session.status, 200) << session.body;
  const auto told = purposes();
  EXPECT_THAT(told, Contains("security_notice " + anna.phone));
  EXPECT_THAT(told, Contains("security_notice " + anna.email));
  api.clock().advance(minutes{2});
  auto again = api.browser();
  EXPECT_EQ(login(again).status, 401) << "the old number is none any more";
  EXPECT_EQ(login(again, password, wanted).status, 200);
  EXPECT_EQ(browser.get(portal + "/patients/" + patient.text()).text("phone"), wanted);
}

TEST_P(AccountTest, ANewEmailBecomesTheIdentifierUnlessAnotherHasIt) {
  Api::Person bela{.family = "Nagy", .given = "Béla", .phone = "+36301112222", .email = "bela@example.com"};
  api.activate(contract, api.add_patient(contract.id, bela), password);
  prove(browser);
  const auto code_to = [&](const std::string& address) {
    std::string code;
    for (const auto& message : api.run_jobs())
      if (message.to == address && message.purpose == "login_code")
        code = message.text.substr(message.text.find("is ") + 3, 6);
    return code;
  };
  api.run_jobs();
  ASSERT_EQ(browser.post(portal + "/account/email-change", {{"email", bela.email}}).status, 200)
      << "nothing is told before the address is proved";
  EXPECT_EQ(browser.post(portal + "/account/email-change/code", {{"code", code_to(bela.email)}}).code(),
            "IDENTIFIER_TAKEN");
  ASSERT_EQ(browser.post(portal + "/account/email-change", {{"email", "kovacs@example.com"}}).status, 200);
  const auto session = browser.post(portal + "/account/email-change/code", {{"code", code_to("kovacs@example.com")}});
  ASSERT_EQ(session.status, 200) << session.body;
  api.clock().advance(minutes{2});
  auto again = api.browser();
  EXPECT_EQ(login(again).status, 401);
  anna.email = "kovacs@example.com";
  EXPECT_EQ(login(again).status, 200);
}

TEST_P(AccountTest, ThisWasntMeStopsTheAccount) {
  prove(browser);
  browser.post(portal + "/account/phone-change", {{"phone", "+36301112222"}});
  browser.post(portal + "/account/phone-change/code", {{"code", api.last_code("+36301112222")}});
  api.run_jobs();
  std::string token;
  for (const auto& message : delivery::read_captured(api.data()))
    if (const auto at = message.text.find("/stop#"); at != std::string::npos) token = message.text.substr(at + 6, 43);
  ASSERT_EQ(token.size(), 43U);
  auto owner = api.browser();
  EXPECT_EQ(owner.post(portal + "/account/freezing", {{"token", std::string(43, 'A')}}).code(), "FREEZE_LINK_ENDED");
  EXPECT_EQ(owner.post(portal + "/account/freezing", {{"token", token}}).status, 204);
  EXPECT_EQ(browser.get(portal + "/session").status, 401) << "at the next request";
  EXPECT_EQ(login(owner, password, "+36301112222").code(), "ACCESS_FROZEN");
  EXPECT_EQ(owner.post(portal + "/account/freezing", {{"token", token}}).code(), "FREEZE_LINK_ENDED") << "once";

  api.add_staff("rita@example.com", "Recepcio1", "+36205550001", {{contract.id, identity::Role::receptionist}});
  auto desk = api.sign_in_staff("rita@example.com", "Recepcio1", "+36205550001");
  const auto tab = "/api/console/contracts/" + contract.id.text() + "/patients/" + patient.text() + "/portal-access";
  const auto blockers = desk.get(tab).json().at("blockers").as_array();
  ASSERT_EQ(blockers.size(), 1U);
  EXPECT_EQ(blockers[0].at("code").as_string(), "ACCOUNT_FROZEN");
  EXPECT_EQ(blockers[0].at("fix").as_string(), "unfreeze");
  EXPECT_EQ(desk.post(tab + "/unfreezing").status, 200);
  EXPECT_EQ(desk.post(tab + "/unfreezing").code(), "ACCOUNT_NOT_FROZEN");
  api.clock().advance(minutes{2});
  EXPECT_EQ(login(owner, password, "+36301112222").status, 200);
}

TEST_P(AccountTest, AnAuthenticatorAppTakesTheSmsPlace) {
  prove(browser);
  EXPECT_EQ(browser.post(portal + "/account/authenticator").code(), "METHOD_NOT_OFFERED") << "the contract's choice";
  allow({SecondFactor::sms, SecondFactor::totp});
  const auto begun = browser.post(portal + "/account/authenticator");
  ASSERT_EQ(begun.status, 200) << begun.body;
  EXPECT_EQ(begun.text("url").find("otpauth://totp/"), 0U);
  EXPECT_GE(begun.json().at("qr").at("rows").as_array().size(), 21U);
  const auto secret = begun.text("secret");
  auto fresh = api.browser();
  EXPECT_EQ(login(fresh).text("method"), "sms") << "not before it is confirmed";
  EXPECT_EQ(browser.post(portal + "/account/authenticator/confirmation", {{"code", "000000"}}).code(),
            "AUTHENTICATOR_CODE_WRONG");
  const auto confirmed = browser.post(portal + "/account/authenticator/confirmation", {{"code", app_code(secret)}});
  ASSERT_EQ(confirmed.status, 200) << confirmed.body;
  const auto recovery = confirmed.json().at("codes").as_array();
  EXPECT_EQ(recovery.size(), 10U);

  api.clock().advance(minutes{2});
  api.run_jobs();
  const auto step = login(fresh);
  EXPECT_EQ(step.text("method"), "totp");
  EXPECT_TRUE(api.run_jobs().empty()) << "no SMS is paid for";
  const auto code = app_code(secret);
  auto second = api.browser();
  login(second);
  EXPECT_EQ(fresh.post(portal + "/login/code", {{"code", code}}).status, 200);
  EXPECT_EQ(second.post(portal + "/login/code", {{"code", code}}).code(), "CODE_WRONG") << "an app's code counts once";
  const auto spare = std::string{recovery[0].as_string()};
  EXPECT_EQ(second.post(portal + "/login/code", {{"code", spare}}).status, 200);
  auto third = api.browser();
  login(third);
  EXPECT_EQ(third.post(portal + "/login/code", {{"code", spare}}).code(), "CODE_WRONG") << "used up";
  EXPECT_EQ(third.post(portal + "/login/method", {{"method", "sms"}}).text("method"), "sms");
  EXPECT_EQ(third.post(portal + "/login/code", {{"code", api.last_code(anna.phone)}}).status, 200);
}

TEST_P(AccountTest, CodesByEmailOnlyWhereTheContractAllowsThem) {
  api.clock().advance(minutes{2});
  auto fresh = api.browser();
  login(fresh);
  api.clock().advance(minutes{2});
  EXPECT_EQ(fresh.post(portal + "/login/method", {{"method", "email"}}).code(), "METHOD_NOT_OFFERED");
  allow({SecondFactor::sms, SecondFactor::email});
  api.run_jobs();
  const auto step = fresh.post(portal + "/login/method", {{"method", "email"}});
  ASSERT_EQ(step.status, 200) << step.body;
  EXPECT_EQ(step.text("sent_to"), "a•••@example.com");
  const auto sent = api.run_jobs();
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].to, anna.email);
  const auto code = sent[0].text.substr(sent[0].text.find("is ") + 3, 6);
  EXPECT_EQ(fresh.post(portal + "/login/code", {{"code", code}}).status, 200);
}

TEST_P(AccountTest, NothingSwitchesTheSecondFactorOff) {
  api.add_staff("admin@example.com", "Igazgato1", "+36205550001", {{contract.id, identity::Role::administrator}});
  auto console = api.sign_in_staff("admin@example.com", "Igazgato1", "+36205550001");
  const auto path = "/api/console/contracts/" + contract.id.text() + "/portal-settings/sign-in";
  const auto policy = console.get(path);
  ASSERT_EQ(policy.status, 200);
  for (const char* factors : {"[]", "[\"totp\"]", "[\"email\"]"}) {
    auto wanted = policy.json();
    wanted.as_object()["second_factors"] = boost::json::parse(factors);
    EXPECT_EQ(console.put(path, wanted).code(), "SECOND_FACTOR_NEEDED") << factors;
  }
}

TEST_P(AccountTest, WhoSavesHowOneSignsInAfterSomebodyElseIsTold) {
  api.add_staff("admin@example.com", "Igazgato1", "+36205550001", {{contract.id, identity::Role::administrator}});
  auto console = api.sign_in_staff("admin@example.com", "Igazgato1", "+36205550001");
  const auto settings = "/api/console/contracts/" + contract.id.text() + "/portal-settings";
  const auto read = console.get(settings + "/sign-in").json();
  auto wanted = read;
  wanted.as_object()["password_mode"] = "nist";
  const auto saved = console.put(settings + "/sign-in", wanted);
  ASSERT_EQ(saved.status, 200) << saved.body;
  EXPECT_EQ(saved.number("version"), read.at("version").as_int64() + 1);
  EXPECT_EQ(console.put(settings + "/sign-in", wanted).code(), "VERSION_CHANGED");
  EXPECT_EQ(console.patch(settings, {{"version", read.at("version")}, {"idle_timeout_minutes", 30}}).code(),
            "VERSION_CHANGED")
      << "one version for all of a contract's settings";
}

TEST_P(AccountTest, ADeviceIsKnownAfterAFullLoginAndErrorsAreExactThere) {
  const auto wrong_word = login(browser, "Kiralyi8");
  EXPECT_EQ(wrong_word.code(), "PASSWORD_WRONG");
  const auto wrong_phone = login(browser, password, "+36301112222");
  EXPECT_EQ(wrong_phone.code(), "PHONE_MISMATCH");
  EXPECT_NE(wrong_phone.text("detail").find("67"), std::string::npos);
  auto stranger = api.browser();
  EXPECT_EQ(login(stranger, "Kiralyi8").code(), "LOGIN_MISMATCH");
}

TEST_P(AccountTest, NobodyLocksAKnownDeviceOut) {
  auto stranger = api.browser();
  for (int i = 0; i < 5; ++i) login(stranger, "Kiralyi8");
  EXPECT_EQ(login(stranger).status, 429);
  EXPECT_EQ(login(browser).status, 200) << "the owner's own browser gets in";
}

TEST_P(AccountTest, AKnownDeviceThatFailsTooOftenIsKnownNoMore) {
  for (int i = 0; i < 10; ++i) EXPECT_EQ(login(browser, "Kiralyi8").code(), "PASSWORD_WRONG") << i;
  EXPECT_EQ(login(browser, "Kiralyi8").code(), "LOGIN_MISMATCH");
}

TEST_P(AccountTest, TwentyTriesADayFromUnknownDevices) {
  int judged = 0;
  for (int i = 0; i < 60; ++i) {
    auto stranger = api.browser();
    stranger.address = fmt::format("198.51.{}.7", i);
    judged += login(stranger, "Kiralyi8").status == 401 ? 1 : 0;
    api.clock().advance(minutes{20});
  }
  EXPECT_LE(judged, 20);
  EXPECT_GE(judged, 15);
  EXPECT_EQ(login(browser).status, 200);
}

TEST_P(AccountTest, ManyTriesAtOnceAreJudgedNoOftenerThanAllowed) {
  std::atomic<int> judged{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([&, i] {
      auto stranger = api.browser();
      stranger.address = fmt::format("198.51.100.{}", i);
      for (int n = 0; n < 3; ++n) judged += login(stranger, "Kiralyi8").status == 401 ? 1 : 0;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_LE(judged, 5);
}

TEST_P(AccountTest, WhatTheClinicChangesForHerIsToldWhereSheWasReachedBefore) {
  api.add_staff("rita@example.com", "Recepcio1", "+36205550001", {{contract.id, identity::Role::receptionist}});
  auto desk = api.sign_in_staff("rita@example.com", "Recepcio1", "+36205550001");
  const auto record = "/api/console/contracts/" + contract.id.text() + "/patients/" + patient.text();
  api.run_jobs();
  const auto version = [&] { return desk.get(record).number("version"); };
  ASSERT_EQ(desk.patch(record, {{"version", version()}, {"given", "Annabella"}}).status, 200);
  EXPECT_THAT(purposes(), testing::IsEmpty()) << "a name is no key";
  const auto moved =
      desk.patch(record, {{"version", version()}, {"phone", "+36301112222"}, {"email", "x@example.com"}});
  ASSERT_EQ(moved.status, 200) << moved.body;
  const auto told = api.run_jobs();
  std::vector<std::string> reached;
  for (const auto& message : told) reached.push_back(message.purpose + " " + message.to);
  EXPECT_THAT(reached, testing::UnorderedElementsAre("security_notice " + anna.phone, "security_notice " + anna.email));
  const auto mail = std::ranges::find(told, anna.email, &delivery::Captured::to);
  ASSERT_NE(mail, told.end());
  EXPECT_THAT(mail->text, testing::HasSubstr("/stop#")) << "a link that stops the account";
}

TEST_P(AccountTest, TheOwnerIsToldOfFailedTriesOnceADay) {
  api.run_jobs();
  for (int day = 0; day < 2; ++day) {
    auto stranger = api.browser();
    for (int i = 0; i < 5; ++i) login(stranger, "Kiralyi8");
    EXPECT_THAT(purposes(), testing::ElementsAre("security_notice " + anna.email)) << day;
    api.clock().advance(hours{25});
  }
}

TEST_P(AccountTest, AdministratorsAreToldOnceADayWhenNearlyAllSignInsFail) {
  api.add_staff("admin@example.com", "Igazgato1", "+36205550001", {{contract.id, identity::Role::administrator}});
  api.add_staff("rita@example.com", "Recepcio1", "+36205550002", {{contract.id, identity::Role::receptionist}});
  api.services().access_services.limits.tries_watched = 10;
  api.run_jobs();
  int address = 0;
  const auto strangers = [&](int count) {
    for (int i = 0; i < count; ++i) {
      auto stranger = api.browser();
      stranger.address = fmt::format("198.51.{}.7", ++address);
      stranger.post(portal + "/login", {{"identifier", fmt::format("nobody{}@example.com", address)},
                                        {"phone", anna.phone},
                                        {"password", password}});
    }
  };
  const auto alarms = [&] {
    std::vector<std::string> list;
    for (const auto& message : api.run_jobs())
      if (message.purpose == "sign_in_alarm") list.push_back(message.to);
    return list;
  };
  strangers(9);
  EXPECT_TRUE(alarms().empty()) << "nine of ten: Anna had signed in";
  strangers(10);
  EXPECT_THAT(alarms(), testing::ElementsAre("admin@example.com"));
  strangers(10);
  EXPECT_TRUE(alarms().empty()) << "not twice a day";
  api.clock().advance(hours{25});
  strangers(10);
  EXPECT_EQ(alarms().size(), 1U);
}

TEST_P(AccountTest, TheOwnerIsToldOfANewDevice) {
  api.run_jobs();
  auto fresh = api.browser();
  login(fresh);
  fresh.post(portal + "/login/code", {{"code", api.last_code(anna.phone)}});
  EXPECT_THAT(purposes(), Contains("security_notice " + anna.email));
  api.clock().advance(minutes{2});
  login(fresh);
  fresh.post(portal + "/login/code", {{"code", api.last_code(anna.phone)}});
  EXPECT_THAT(purposes(), testing::Not(Contains("security_notice " + anna.email))) << "known now";
}

TEST_P(AccountTest, ANoticeIsInOneLanguageWhateverTheBrowserSpeaks) {
  api.database().write([](db::Transaction& transaction) { transaction.run("update account set language = 'hu'"); });
  api.run_jobs();
  auto fresh = api.browser();
  fresh.headers["accept-language"] = "en";
  login(fresh);
  fresh.post(portal + "/login/code", {{"code", api.last_code(anna.phone)}});
  const auto messages = api.run_jobs();
  const auto notice = std::ranges::find(messages, "security_notice", &delivery::Captured::purpose);
  ASSERT_NE(notice, messages.end());
  EXPECT_THAT(notice->text, testing::HasSubstr("Időpont: 2026. március 2."));
}

TEST_P(AccountTest, ASixthSessionEndsTheOldestAndTheOwnerIsToldWhenItWasInUse) {
  api.services().access_services.limits.sms_hour = {100, seconds{1}};
  std::vector<Api::Browser> others;
  const auto once_more = [&] {
    api.clock().advance(minutes{2});
    others.push_back(api.sign_in("duna", anna, password));
  };
  const auto told = [&] {
    std::int64_t mails = 0;
    for (const auto& message : api.run_jobs())
      mails += message.to == anna.email && message.subject.find("eszközén kiléptettük") != std::string::npos ? 1 : 0;
    return mails;
  };
  for (int i = 0; i < 4; ++i) once_more();
  EXPECT_EQ(told(), 0) << "five are five";
  once_more();
  EXPECT_EQ(browser.get(portal + "/session").status, 401) << "the oldest";
  EXPECT_EQ(others.front().get(portal + "/session").status, 200);
  EXPECT_EQ(told(), 1);
  api.clock().advance(hours{1});
  once_more();
  EXPECT_EQ(told(), 0) << "one that had run out is not missed";
}

TEST_P(AccountTest, SessionsAndDevicesAreListedAndEndedAtOnce) {
  auto other = api.sign_in("duna", anna, password);
  auto list = browser.get(portal + "/account").json();
  ASSERT_EQ(list.at("sessions").as_array().size(), 2U);
  ASSERT_EQ(list.at("devices").as_array().size(), 2U);
  std::string anothers;
  for (const auto& row : list.at("sessions").as_array())
    if (!row.at("current").as_bool()) anothers = std::string{row.at("id").as_string()};
  EXPECT_EQ(browser.del(portal + "/account/sessions/" + anothers).status, 204);
  EXPECT_EQ(other.get(portal + "/session").status, 401);
  EXPECT_EQ(browser.del(portal + "/account/sessions/" + anothers).status, 404);
  EXPECT_EQ(browser.del(portal + "/account/sessions/nonsense").status, 404);
  std::string device;
  for (const auto& row : list.at("devices").as_array())
    if (!row.at("current").as_bool()) device = std::string{row.at("id").as_string()};
  EXPECT_EQ(browser.del(portal + "/account/devices/" + device).status, 204);
  EXPECT_EQ(login(other, "Kiralyi8").code(), "LOGIN_MISMATCH") << "unknown again";
}

TEST_P(AccountTest, PrivacyNoticeAndTermsAreAskedOnceAVersion) {
  EXPECT_EQ(browser.get(portal + "/session").number("legal_to_accept"), -1) << "absent: the clinic has none";
  api.add_staff("admin@example.com", "Igazgato1", "+36205550001", {{contract.id, identity::Role::administrator}});
  auto console = api.sign_in_staff("admin@example.com", "Igazgato1", "+36205550001");
  const auto path = "/api/console/contracts/" + contract.id.text() + "/legal";
  const auto publish = [&](std::int64_t version) {
    return console.post(path, {{"version", version},
                               {"texts", {{{"language", "hu"}, {"privacy", "Adatkezelés"}, {"terms", "Feltételek"}}}}});
  };
  EXPECT_EQ(console.post(path, {{"version", 0}, {"texts", boost::json::array{}}}).code(), "LEGAL_LANGUAGES");
  EXPECT_EQ(publish(0).status, 201);
  EXPECT_EQ(publish(0).code(), "VERSION_CHANGED") << "somebody was quicker";
  EXPECT_EQ(api.browser().get(portal + "/legal").number("version"), 1);
  EXPECT_EQ(browser.get(portal + "/session").number("legal_to_accept"), 1);
  const auto accept = [&](std::int64_t version) {
    return browser.post(portal + "/account/legal-acceptances", {{"version", version}, {"language", "hu"}});
  };
  EXPECT_EQ(accept(7).code(), "LEGAL_CHANGED");
  EXPECT_EQ(browser.post(portal + "/account/legal-acceptances", {{"version", 1}, {"language", "es"}}).code(),
            "LEGAL_CHANGED")
      << "nobody has read it in a language in which there is none";
  EXPECT_EQ(accept(1).status, 204);
  EXPECT_EQ(accept(1).status, 204) << "twice is once";
  EXPECT_EQ(browser.get(portal + "/session").number("legal_to_accept"), -1);
  EXPECT_THAT(api.audited(), Contains("legal_accepted"));
  EXPECT_EQ(publish(1).status, 201);
  EXPECT_EQ(browser.get(portal + "/session").number("legal_to_accept"), 2) << "asked again when it changes";
}

TEST_P(AccountTest, ThePageKnowsHowOneSignsInHere) {
  const auto usual = api.browser().get(portal).json();
  EXPECT_EQ(usual.at("second_factors"), boost::json::parse(R"(["sms"])"));
  EXPECT_TRUE(usual.at("password_rule").at("upper").as_bool());
  api.services().sign_in_policies.change(
      app::Services::system_caller(contract.id), contract.id,
      {.second_factors = {SecondFactor::totp, SecondFactor::sms}, .password_mode = organization::PasswordMode::nist});
  const auto changed = api.browser().get(portal).json();
  EXPECT_EQ(changed.at("second_factors"), boost::json::parse(R"(["sms","totp"])"));
  EXPECT_FALSE(changed.at("password_rule").at("upper").as_bool());
  EXPECT_EQ(changed.at("password_rule").at("min_length").as_int64(), 8);
}

}  // namespace
}  // namespace portico
