#include <gmock/gmock.h>

#include <thread>

#include "support/api.hpp"
#include "support/software_authenticator.hpp"

namespace portico {
namespace {

using identity::Role;
using organization::AccessType;
using organization::Identification;
using support::Api;
using support::Reply;
using support::SoftwareAuthenticator;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const std::string portal = "/api/portal/duna";
const std::string console = "/api/console";
const std::string password = "Kiralyi7";

boost::json::value json_of(const SoftwareAuthenticator::Made& made) {
  return {{"client_data", made.client_data}, {"attestation", made.attestation}};
}
boost::json::value json_of(const SoftwareAuthenticator::Shown& shown) {
  return {{"credential", shown.credential},
          {"client_data", shown.client_data},
          {"authenticator_data", shown.authenticator_data},
          {"signature", shown.signature},
          {"user_handle", shown.user_handle}};
}

// Anna is signed in, in a fresh session; her clinic allows passkeys.
class PasskeyTest : public support::EachApi {
 protected:
  PasskeyTest() {
    allow(duna, true);
    account = api.activate(duna, patient, password);
    browser = signed_in(anna);
  }

  void allow(const organization::Organization& contract, bool allowed) {
    auto policy = api.services().sign_in_policies.view(contract.id);
    policy.passkeys = allowed;
    api.services().sign_in_policies.change(app::Services::system_caller(contract.id), contract.id, policy);
  }
  void prove(Api::Browser& who, const std::string& root, const std::string& phone) {
    const auto step = who.post(root + "/session/step-up", {{"password", password}});
    ASSERT_EQ(step.status, 200) << step.body;
    const auto session = who.post(root + "/session/step-up/code", {{"code", api.last_code(phone)}});
    ASSERT_EQ(session.status, 200) << session.body;
    who.csrf = session.text("csrf_token");
    api.clock().advance(seconds{61});
  }
  Api::Browser signed_in(const Api::Person& person, const std::string& suffix = "duna") {
    auto who = api.sign_in(suffix, person, password);
    api.clock().advance(minutes{2});
    prove(who, "/api/portal/" + suffix, person.phone);
    return who;
  }
  Api::Browser staff_signed_in(const std::string& email, const std::string& phone) {
    auto who = api.sign_in_staff(email, password, phone);
    api.clock().advance(minutes{2});
    prove(who, console, phone);
    return who;
  }

  // A challenge of any kind; the whole answer when it is none.
  static std::string challenge(Api::Browser& who, const std::string& path) {
    const auto reply = who.post(path + "/challenge");
    EXPECT_EQ(reply.status, 200) << reply.body;
    return reply.text("challenge");
  }
  static Reply add(Api::Browser& who, SoftwareAuthenticator& key, const std::string& root = portal) {
    const auto begun = who.post(root + "/account/passkeys/challenge");
    EXPECT_EQ(begun.status, 200) << begun.body;
    return who.post(root + "/account/passkeys", json_of(key.create(begun.text("challenge"), begun.text("user_id"))));
  }
  static Reply sign_in(Api::Browser& who, SoftwareAuthenticator& key, const std::string& root = portal) {
    return who.post(root + "/login/passkey", json_of(key.show(challenge(who, root + "/login/passkey"))));
  }
  static Reply step_up(Api::Browser& who, SoftwareAuthenticator& key, const std::string& root = portal) {
    const auto path = root + "/session/step-up/passkey";
    return who.post(path, json_of(key.show(challenge(who, path))));
  }
  static std::string refusal(const Reply& reply) { return reply.status < 300 ? "" : reply.code(); }
  // Of the messages since the last look, those to the address.
  std::vector<std::string> mails_to(const std::string& address) {
    std::vector<std::string> subjects;
    for (const auto& message : api.run_jobs())
      if (message.to == address) subjects.push_back(message.subject + "\n" + message.text);
    return subjects;
  }

  organization::Organization duna = api.add_contract("duna", Identification::email, AccessType::manual);
  organization::Organization tisza = api.add_contract("tisza", Identification::email, AccessType::manual);
  const Api::Person anna{};
  const Api::Person bela{.family = "Nagy", .given = "Béla", .phone = "+36301112222", .email = "bela@example.com"};
  patients::PatientId patient = api.add_patient(duna.id, anna);
  identity::AccountId account;
  SoftwareAuthenticator key;
  Api::Browser browser = api.browser();
};
PORTICO_EACH_ENGINE(PasskeyTest);

TEST_P(PasskeyTest, AddingAndRemovingNeedAFreshProof) {
  api.clock().advance(minutes{10});
  const std::pair<const char*, std::string> dear[] = {{"POST", "/challenge"}, {"POST", ""}, {"DELETE", "/x"}};
  for (const auto& [method, path] : dear)
    EXPECT_EQ(browser.send(method, portal + "/account/passkeys" + path, nullptr).code(), "STEP_UP_REQUIRED") << path;
}

TEST_P(PasskeyTest, IsAddedListedNamedAndRemovedAndTheOwnerIsTold) {
  browser.headers["user-agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";
  const auto begun = browser.post(portal + "/account/passkeys/challenge");
  EXPECT_EQ(begun.text("relying_party"), "portal.example.org");
  EXPECT_EQ(begun.text("service"), "Duna Medical");
  EXPECT_THAT(begun.text("user_name"), HasSubstr("Kovács Anna"));
  EXPECT_EQ(from_base64url(begun.text("user_id")), (Bytes{account.value.bytes.begin(), account.value.bytes.end()}));
  api.run_jobs();
  const auto added = add(browser, key);
  ASSERT_EQ(added.status, 201) << added.body;
  EXPECT_THAT(mails_to(anna.email), Contains(HasSubstr("/stop#")));
  EXPECT_THAT(api.audited(), Contains("factor_added"));

  const auto path = portal + "/account/passkeys/" + added.text("id");
  const auto list = [&] { return browser.get(portal + "/account").json().at("passkeys").at("items").as_array(); };
  ASSERT_EQ(list().size(), 1U);
  EXPECT_EQ(list()[0].at("name").as_string(), "Firefox, Linux");
  EXPECT_EQ(browser.patch(path, {{"name", "  My phone "}}).status, 204);
  EXPECT_EQ(browser.patch(path, {{"name", " "}}).status, 422);
  EXPECT_EQ(list()[0].at("name").as_string(), "My phone");

  api.activate(duna, api.add_patient(duna.id, bela), password);
  auto stranger = signed_in(bela);
  EXPECT_EQ(stranger.patch(path, {{"name", "mine"}}).status, 404);
  EXPECT_EQ(stranger.del(path).status, 404);
  EXPECT_EQ(stranger.del(portal + "/account/passkeys/nonsense").status, 404);

  api.run_jobs();
  EXPECT_EQ(browser.del(path).status, 204);
  EXPECT_EQ(browser.del(path).status, 404);
  EXPECT_TRUE(list().empty());
  EXPECT_THAT(mails_to(anna.email), Contains(HasSubstr("/stop#")));
  EXPECT_THAT(api.audited(), Contains("factor_removed"));
  auto fresh = api.browser();
  EXPECT_EQ(sign_in(fresh, key).code(), "PASSKEY_UNKNOWN");
}

TEST_P(PasskeyTest, SignsInAsACompletedLoginDoes) {
  ASSERT_EQ(add(browser, key).status, 201);
  api.run_jobs();
  auto fresh = api.browser();
  const auto session = sign_in(fresh, key);
  ASSERT_EQ(session.status, 200) << session.body;
  EXPECT_EQ(session.json().at("profiles").as_array().size(), 1U);
  EXPECT_TRUE(fresh.cookies.contains("__Host-sid-duna"));
  EXPECT_TRUE(fresh.cookies.contains("__Host-dev-duna"));
  EXPECT_EQ(fresh.get(portal + "/session").status, 200);
  EXPECT_EQ(mails_to(anna.email).size(), 1U) << "a new device";
  fresh.csrf = session.text("csrf_token");
  EXPECT_EQ(fresh.post(portal + "/account/passkeys/challenge").code(), "STEP_UP_REQUIRED") << "no fresh proof";
  EXPECT_EQ(fresh.del(portal + "/session").status, 204);
  EXPECT_EQ(sign_in(fresh, key).status, 200);
  EXPECT_TRUE(mails_to(anna.email).empty()) << "known now";
  const auto rows = browser.get(portal + "/account").json().at("passkeys").at("items").as_array();
  EXPECT_EQ(rows.at(0).at("last_used_at").as_string(), api.clock().now().rfc3339());

  api.clock().advance(minutes{2});
  auto usual = api.sign_in("duna", anna, password);
  EXPECT_EQ(usual.get(portal + "/session").status, 200) << "password and code go on working";
}

TEST_P(PasskeyTest, WhereTheContractDoesNotAllowThemEverybodyHearsTheSame) {
  ASSERT_EQ(add(browser, key).status, 201);
  auto fresh = api.browser();
  const auto shown = json_of(key.show(challenge(fresh, portal + "/login/passkey")));
  allow(duna, false);
  EXPECT_FALSE(fresh.get(portal).json().at("passkeys").as_bool());
  EXPECT_EQ(fresh.post(portal + "/login/passkey/challenge").code(), "PASSKEYS_OFF");
  EXPECT_EQ(fresh.post(portal + "/login/passkey", shown).code(), "PASSKEYS_OFF");
  EXPECT_EQ(browser.post(portal + "/account/passkeys/challenge").code(), "PASSKEYS_OFF");
  EXPECT_EQ(browser.post(portal + "/session/step-up/passkey/challenge").code(), "PASSKEYS_OFF");
  const auto view = browser.get(portal + "/account").json().at("passkeys");
  EXPECT_FALSE(view.at("allowed").as_bool());
  ASSERT_EQ(view.at("items").as_array().size(), 1U) << "it is there, and may go";
  const auto id = std::string{view.at("items").as_array()[0].at("id").as_string()};
  EXPECT_EQ(browser.del(portal + "/account/passkeys/" + id).status, 204);
}

TEST_P(PasskeyTest, AChallengeIsForOneTryOneUseOneContractAndFiveMinutes) {
  allow(tisza, true);
  ASSERT_EQ(add(browser, key).status, 201);
  auto fresh = api.browser();
  const auto try_with = [&](const std::string& text) {
    return refusal(fresh.post(portal + "/login/passkey", json_of(key.show(text))));
  };
  const auto login = portal + "/login/passkey";
  const auto used = challenge(fresh, login);
  EXPECT_EQ(try_with(used), "");
  EXPECT_EQ(try_with(used), "PASSKEY_EXPIRED") << "again";
  EXPECT_EQ(try_with(to_base64url(random_bytes(32))), "PASSKEY_EXPIRED") << "never given";
  EXPECT_EQ(try_with(""), "PASSKEY_EXPIRED") << "none";
  EXPECT_EQ(try_with(challenge(fresh, "/api/portal/tisza/login/passkey")), "PASSKEY_EXPIRED") << "another contract's";
  EXPECT_EQ(try_with(challenge(fresh, console + "/login/passkey")), "PASSKEY_EXPIRED") << "the console's";
  EXPECT_EQ(try_with(challenge(browser, portal + "/session/step-up/passkey")), "PASSKEY_EXPIRED") << "a step-up's";
  EXPECT_EQ(try_with(challenge(browser, portal + "/account/passkeys")), "PASSKEY_EXPIRED") << "to add one";

  const auto late = challenge(fresh, login);
  api.clock().advance(minutes{5});
  EXPECT_EQ(try_with(late), "PASSKEY_EXPIRED");
  const auto spoilt = challenge(fresh, login);
  auto wrong = key.show(spoilt);
  wrong.signature = SoftwareAuthenticator{}.show(spoilt).signature;
  EXPECT_EQ(fresh.post(login, json_of(wrong)).code(), "PASSKEY_UNKNOWN");
  EXPECT_EQ(try_with(spoilt), "PASSKEY_EXPIRED") << "a wrong try uses it up";
}

TEST_P(PasskeyTest, ChallengesThatNobodyAnsweredAreSweptAway) {
  auto fresh = api.browser();
  for (int i = 0; i < 3; ++i) challenge(fresh, portal + "/login/passkey");
  const auto left = [&] {
    return api.database().write([&](db::Transaction& transaction) {
      api.services().passkeys.sweep(transaction);
      return transaction.one<std::int64_t>("select count(*) from passkey_challenge");
    });
  };
  EXPECT_EQ(left(), 3);
  api.clock().advance(minutes{6});
  EXPECT_EQ(left(), 0);
}

TEST_P(PasskeyTest, ChallengesToAddBelongToTheirAccount) {
  api.activate(duna, api.add_patient(duna.id, bela), password);
  auto his = signed_in(bela);
  const auto begun = his.post(portal + "/account/passkeys/challenge");
  const auto made = key.create(begun.text("challenge"), begun.text("user_id"));
  EXPECT_EQ(browser.post(portal + "/account/passkeys", json_of(made)).code(), "PASSKEY_EXPIRED");
  SoftwareAuthenticator again;
  const auto once = browser.post(portal + "/account/passkeys/challenge");
  const auto twice = json_of(again.create(once.text("challenge"), once.text("user_id")));
  EXPECT_EQ(browser.post(portal + "/account/passkeys", twice).status, 201);
  EXPECT_EQ(browser.post(portal + "/account/passkeys", twice).code(), "PASSKEY_EXPIRED");
}

TEST_P(PasskeyTest, WhatIsWrongIsToldByItsCode) {
  ASSERT_EQ(add(browser, key).status, 201);
  const struct {
    const char* what;
    void (*tamper)(SoftwareAuthenticator&);
    const char* code;
    int status;
  } faults[] = {
      {"another site", [](auto& a) { a.origin = "https://portal.example.com"; }, "PASSKEY_ELSEWHERE", 401},
      {"another relying party", [](auto& a) { a.relying_party = "example.com"; }, "PASSKEY_ELSEWHERE", 401},
      {"nobody was verified", [](auto& a) { a.flags = 0x01; }, "PASSKEY_UNVERIFIED", 401},
      {"the other ceremony", [](auto& a) { std::swap(a.get_type, a.create_type); }, "PASSKEY_MALFORMED", 422},
      {"another's handle", [](auto& a) { a.user_handle = to_base64url(Bytes(16, 1)); }, "PASSKEY_UNKNOWN", 401},
      {"no handle", [](auto& a) { a.user_handle = ""; }, "PASSKEY_UNKNOWN", 401},
  };
  for (const auto& fault : faults) {
    auto tampered = key;
    fault.tamper(tampered);
    auto fresh = api.browser();
    const auto reply = sign_in(fresh, tampered);
    EXPECT_EQ(reply.code(), fault.code) << fault.what;
    EXPECT_EQ(reply.status, fault.status) << fault.what;
    EXPECT_FALSE(fresh.cookies.contains("__Host-sid-duna")) << fault.what;
    EXPECT_FALSE(reply.text("detail").empty());
  }
  for (const auto& fault : faults) {
    if (std::string_view{fault.code} == "PASSKEY_UNKNOWN") continue;
    SoftwareAuthenticator made;
    fault.tamper(made);
    EXPECT_EQ(add(browser, made).code(), fault.code) << fault.what;
  }
}

TEST_P(PasskeyTest, WhatCannotBeReadIsRefused) {
  auto fresh = api.browser();
  const auto login = portal + "/login/passkey";
  auto shown = key.show(challenge(fresh, login));
  shown.authenticator_data = "not base64url!";
  EXPECT_EQ(fresh.post(login, json_of(shown)).code(), "PASSKEY_MALFORMED");
  shown = key.show(challenge(fresh, login));
  shown.client_data = to_base64url(as_bytes("{"));
  EXPECT_EQ(fresh.post(login, json_of(shown)).code(), "PASSKEY_MALFORMED");
  const auto begun = browser.post(portal + "/account/passkeys/challenge");
  auto made = key.create(begun.text("challenge"), begun.text("user_id"));
  made.attestation.resize(made.attestation.size() / 2);
  EXPECT_EQ(browser.post(portal + "/account/passkeys", json_of(made)).code(), "PASSKEY_MALFORMED");
  made.attestation = std::string(17'000, 'A');
  EXPECT_EQ(browser.post(portal + "/account/passkeys", json_of(made)).status, 413);
}

TEST_P(PasskeyTest, OneOfAnotherContractOrPersonOpensNothing) {
  allow(tisza, true);
  api.activate(duna, api.add_patient(duna.id, bela), password);
  ASSERT_EQ(add(browser, key).status, 201);
  auto fresh = api.browser();
  EXPECT_EQ(sign_in(fresh, key, "/api/portal/tisza").code(), "PASSKEY_UNKNOWN");
  EXPECT_EQ(sign_in(fresh, key, console).code(), "PASSKEY_UNKNOWN");
  auto his = signed_in(bela);
  EXPECT_EQ(step_up(his, key).code(), "PASSKEY_UNKNOWN");
  SoftwareAuthenticator nobodys;
  EXPECT_EQ(sign_in(fresh, nobodys).code(), "PASSKEY_UNKNOWN");
}

TEST_P(PasskeyTest, OneWhoseCounterGoesBackIsRefusedAndTheOwnerIsTold) {
  key.count = 5;
  ASSERT_EQ(add(browser, key).status, 201);
  auto fresh = api.browser();
  const auto with_count = [&](std::uint32_t count) {
    key.count = count;
    return refusal(sign_in(fresh, key));
  };
  EXPECT_EQ(with_count(6), "");
  api.run_jobs();
  for (const std::uint32_t count : {6U, 5U, 0U}) {
    EXPECT_EQ(with_count(count), "PASSKEY_COPIED") << count;
    EXPECT_THAT(mails_to(anna.email), Contains(HasSubstr("/stop#"))) << count;
  }
  EXPECT_EQ(with_count(7), "") << "the true one goes on";
  const auto rows = api.database().read([](db::Transaction& transaction) {
    return transaction.all<std::string>("select outcome from audit_event where action = 'login_submitted' order by id");
  });
  EXPECT_THAT(rows, Contains("PASSKEY_COPIED"));
}

TEST_P(PasskeyTest, WhoMayNotComeInHearsWhy) {
  ASSERT_EQ(add(browser, key).status, 201);
  auto fresh = api.browser();
  const auto switch_access = [&](bool on) {
    api.database().write([&](db::Transaction& transaction) {
      api.services().patients.store().set_portal_access(transaction, duna.id, patient, on, api.clock().now());
    });
  };
  switch_access(false);
  EXPECT_EQ(sign_in(fresh, key).code(), "ACCESS_SWITCHED_OFF");
  EXPECT_FALSE(fresh.cookies.contains("__Host-sid-duna"));
  switch_access(true);
  EXPECT_EQ(sign_in(fresh, key).status, 200);
}

TEST_P(PasskeyTest, ThisWasntMeTakesEveryPasskeyAway) {
  api.run_jobs();
  ASSERT_EQ(add(browser, key).status, 201);
  const auto mails = mails_to(anna.email);
  ASSERT_EQ(mails.size(), 1U);
  const auto token = mails[0].substr(mails[0].find("/stop#") + 6, 43);
  auto owner = api.browser();
  const auto before = key.show(challenge(owner, portal + "/login/passkey"));
  EXPECT_EQ(owner.post(portal + "/account/freezing", {{"token", token}}).status, 204);
  EXPECT_EQ(owner.post(portal + "/login/passkey", json_of(before)).code(), "PASSKEY_UNKNOWN");
  api.database().write([&](db::Transaction& transaction) {
    api.services().accounts.set_standing(transaction, duna.id, account, identity::Standing::frozen,
                                         identity::Standing::active);
  });
  EXPECT_EQ(sign_in(owner, key).code(), "PASSKEY_UNKNOWN") << "also once the clinic has looked";
  api.clock().advance(minutes{2});
  EXPECT_EQ(api.sign_in("duna", anna, password).get(portal + "/session").status, 200);
}

TEST_P(PasskeyTest, WhoHasNoEmailIsToldBySms) {
  Api::Person vera{.family = "Kis", .given = "Vera", .phone = "+36301113333", .email = ""};
  vera.taj = "111111110";
  const auto danube = api.add_contract("raba", Identification::national_id, AccessType::manual);
  allow(danube, true);
  api.activate(danube, api.add_patient(danube.id, vera), password);
  auto hers = signed_in(vera, "raba");
  api.run_jobs();
  ASSERT_EQ(add(hers, key, "/api/portal/raba").status, 201);
  std::vector<std::string> texts;
  for (const auto& message : api.run_jobs())
    if (message.to == vera.phone) texts.push_back(message.text);
  ASSERT_EQ(texts.size(), 1U);
  EXPECT_THAT(texts[0], HasSubstr("Duna Medical"));
}

TEST_P(PasskeyTest, TenAtMostAndEachOnce) {
  ASSERT_EQ(add(browser, key).status, 201);
  EXPECT_EQ(add(browser, key).code(), "PASSKEY_EXISTS");
  for (int i = 1; i < 10; ++i) {
    SoftwareAuthenticator another;
    EXPECT_EQ(add(browser, another).status, 201) << i;
  }
  SoftwareAuthenticator eleventh;
  EXPECT_EQ(add(browser, eleventh).code(), "PASSKEY_LIMIT");
  const auto begun = browser.post(portal + "/account/passkeys/challenge").json();
  EXPECT_EQ(begun.at("exclude").as_array().size(), 10U) << "the browser does not offer these again";
}

TEST_P(PasskeyTest, StandsForPasswordAndCodeAtAStepUp) {
  ASSERT_EQ(add(browser, key).status, 201);
  api.clock().advance(minutes{10});
  const auto others = portal + "/account/sessions";
  EXPECT_EQ(browser.del(others).code(), "STEP_UP_REQUIRED");
  const auto before = browser.cookies["__Host-sid-duna"];
  const auto asked = browser.post(portal + "/session/step-up/passkey/challenge").json();
  EXPECT_EQ(asked.at("allow").as_array().size(), 1U);
  const auto session = step_up(browser, key);
  ASSERT_EQ(session.status, 200) << session.body;
  browser.csrf = session.text("csrf_token");
  EXPECT_NE(browser.cookies["__Host-sid-duna"], before);
  EXPECT_EQ(browser.del(others).status, 200);
}

TEST_P(PasskeyTest, ManyAtOnceWithOneAnswerMakeOneSession) {
  ASSERT_EQ(add(browser, key).status, 201);
  auto fresh = api.browser();
  const auto shown = json_of(key.show(challenge(fresh, portal + "/login/passkey")));
  std::atomic<int> sessions{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([&] {
      auto one = api.browser();
      sessions += one.post(portal + "/login/passkey", shown).status == 200 ? 1 : 0;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(sessions, 1);
}

TEST_P(PasskeyTest, AnAddressThatFailsTooOftenWaits) {
  ASSERT_EQ(add(browser, key).status, 201);
  auto stranger = api.browser();
  stranger.address = "198.51.100.7";
  SoftwareAuthenticator nobodys;
  for (int i = 0; i < 20; ++i) EXPECT_EQ(sign_in(stranger, nobodys).code(), "PASSKEY_UNKNOWN") << i;
  EXPECT_EQ(sign_in(stranger, nobodys).status, 429);
  EXPECT_EQ(sign_in(stranger, key).status, 429);
  auto elsewhere = api.browser();
  EXPECT_EQ(sign_in(elsewhere, key).status, 200);
  int given = 0;
  stranger.address = "203.0.113.9";
  for (int i = 0; i < 120; ++i) given += stranger.post(portal + "/login/passkey/challenge").status == 200 ? 1 : 0;
  EXPECT_EQ(given, 100);
}

TEST_P(PasskeyTest, IsOfferedOnce) {
  const auto offered = [&] { return browser.get(portal + "/session").json().at("offer_passkey").as_bool(); };
  EXPECT_TRUE(offered());
  allow(duna, false);
  EXPECT_FALSE(offered()) << "the contract does not allow them";
  allow(duna, true);
  EXPECT_EQ(browser.put(portal + "/account/passkey-offer", nullptr).status, 204);
  EXPECT_FALSE(offered());
  EXPECT_EQ(browser.put(portal + "/account/passkey-offer", nullptr).status, 204) << "twice is once";
  api.activate(duna, api.add_patient(duna.id, bela), password);
  auto his = signed_in(bela);
  EXPECT_TRUE(his.get(portal + "/session").json().at("offer_passkey").as_bool());
  SoftwareAuthenticator another;
  ASSERT_EQ(add(his, another).status, 201);
  EXPECT_FALSE(his.get(portal + "/session").json().at("offer_passkey").as_bool()) << "he has one";
}

TEST_P(PasskeyTest, StaffHaveThemToo) {
  const std::string email = "eva@duna.example";
  const auto eva = api.add_staff(email, password, "+36309990002", {{duna.id, Role::receptionist}});
  auto hers = staff_signed_in(email, "+36309990002");
  EXPECT_TRUE(hers.get(console + "/session").json().at("offer_passkey").as_bool());
  api.run_jobs();
  const auto added = add(hers, key, console);
  ASSERT_EQ(added.status, 201) << added.body;
  EXPECT_EQ(mails_to(email).size(), 1U);
  auto fresh = api.browser();
  const auto session = sign_in(fresh, key, console);
  ASSERT_EQ(session.status, 200) << session.body;
  EXPECT_EQ(session.json().at("contracts").as_array().size(), 1U);
  fresh.csrf = session.text("csrf_token");
  EXPECT_EQ(fresh.get(portal + "/session").status, 401) << "no session of the portal";
  EXPECT_EQ(sign_in(fresh, key).code(), "PASSKEY_UNKNOWN") << "nor any way to one";
  const auto renewed = step_up(fresh, key, console);
  ASSERT_EQ(renewed.status, 200) << renewed.body;
  fresh.csrf = renewed.text("csrf_token");
  EXPECT_EQ(fresh.post(console + "/account/passkeys/challenge").status, 200) << "fresh by the passkey";

  api.add_staff("ada@duna.example", password, "+36309990001", {{duna.id, Role::administrator}});
  auto ada = staff_signed_in("ada@duna.example", "+36309990001");
  const auto member = console + "/contracts/" + duna.id.text() + "/staff/" + eva.text();
  EXPECT_EQ(ada.patch(member, {{"status", "deactivated"}}).status, 200);
  EXPECT_EQ(sign_in(fresh, key, console).code(), "ACCESS_STAFF_ENDED");
  EXPECT_EQ(ada.patch(member, {{"status", "active"}}).status, 200);
  EXPECT_EQ(sign_in(fresh, key, console).status, 200);
  EXPECT_EQ(ada.post(member + "/password-reset").status, 200);
  EXPECT_EQ(sign_in(fresh, key, console).code(), "PASSKEY_UNKNOWN");
}

TEST_P(PasskeyTest, ALostOneLeavesPasswordAndCode) {
  ASSERT_EQ(add(browser, key).status, 201);
  api.clock().advance(hours{1});
  auto elsewhere = signed_in(anna);
  const auto rows = elsewhere.get(portal + "/account").json().at("passkeys").at("items").as_array();
  EXPECT_EQ(elsewhere.del(portal + "/account/passkeys/" + std::string{rows.at(0).at("id").as_string()}).status, 204);
}

}  // namespace
}  // namespace portico
