#include <gmock/gmock.h>

#include <thread>

#include "support/api.hpp"

namespace portico {
namespace {

using boost::json::object;
using organization::AccessType;
using organization::Identification;
using support::Api;
using support::Reply;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::string portal = "/api/portal/duna/registration";

// Anna Kovács is on record, has no account, and asks for one. Éva at the desk sees who waits.
class RegistrationTest : public support::EachApi {
 protected:
  RegistrationTest() {
    api.add_staff("eva@duna.example", "Kiralyi7", "+36309990000", {{contract.id, identity::Role::administrator}});
    desk = api.sign_in_staff("eva@duna.example", "Kiralyi7", "+36309990000");
    allow("match");
    api.run_jobs();
  }

  std::string console(const std::string& path) const {
    return "/api/console/contracts/" + contract.id.text() + "/" + path;
  }
  Reply set_policy(const std::string& mode, boost::json::array required = {"birth_date", "email"}) {
    const auto path = console("portal-settings/registration");
    return desk.put(path, {{"version", desk.get(path).number("version")}, {"mode", mode}, {"required", required}});
  }
  void allow(const std::string& mode) { ASSERT_EQ(set_policy(mode).status, 200); }

  static object form_of(const Api::Person& person) {
    object form{{"family", person.family},
                {"given", person.given},
                {"birth_date", person.birth_date},
                {"email", person.email},
                {"phone", person.phone}};
    if (!person.taj.empty()) form["national_id"] = person.taj;
    return form;
  }
  Reply submit(Api::Browser& browser, const object& form) { return browser.post(portal, form); }
  // From an address of its own, so that not the throttle is what is measured.
  Api::Browser stranger() {
    auto browser = api.browser();
    browser.address = fmt::format("198.51.100.{}", ++strangers);
    return browser;
  }

  boost::json::array queue() { return desk.get(console("registrations")).json().at("items").as_array(); }
  std::string first_in_queue() {
    const auto items = queue();
    return items.empty() ? std::string{} : std::string{items.at(0).at("id").as_string()};
  }
  Reply view(const std::string& id) { return desk.get(console("registrations/" + id)); }
  static object approval(std::optional<patients::PatientId> onto, boost::json::array take = {}, bool checked = false) {
    object body{{"take", take}, {"identity_checked", checked}, {"even_if_similar", false}, {"invite", "later"}};
    if (onto) body["patient_id"] = onto->text();
    return body;
  }
  Reply approve(const std::string& id, const object& body) {
    return desk.post(console("registrations/" + id + "/approval"), body);
  }
  Reply decline(const std::string& id) { return desk.post(console("registrations/" + id + "/refusal")); }

  // The link of the newest e-mail about a registration.
  std::string token_in_mail() {
    std::string token;
    for (const auto& message : delivery::read_captured(api.data()))
      if (const auto at = message.text.find("/registration#"); at != std::string::npos)
        token = message.text.substr(at + 14, 43);
    return token;
  }
  std::int64_t count(db::Sql sql) {
    return api.database().read([&](db::Transaction& t) { return t.one<std::int64_t>(sql); });
  }
  std::int64_t accounts() { return count({"select count(*) from account"}); }
  patients::Patient record(patients::PatientId id) {
    return *api.database().read(
        [&](db::Transaction& t) { return api.services().patients.store().find(t, contract.id, id); });
  }
  static std::vector<std::string> phones(const std::vector<delivery::Captured>& messages) {
    std::vector<std::string> list;
    for (const auto& message : messages)
      if (message.channel == delivery::Channel::sms) list.push_back(message.to);
    return list;
  }

  organization::Organization contract = api.add_contract("duna", Identification::email, AccessType::manual);
  Api::Person anna{.taj = "111111110", .portal_access = false};
  patients::PatientId patient = api.add_patient(contract.id, anna);
  Api::Browser desk = api.browser();
  int strangers = 0;
};
PORTICO_EACH_ENGINE(RegistrationTest);

TEST_P(RegistrationTest, IsOffUntilTheContractAllowsIt) {
  allow("off");
  auto browser = api.browser();
  const auto refused = submit(browser, form_of(anna));
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.code(), "REGISTRATION_OFF");
  EXPECT_EQ(browser.get("/api/portal/duna").json().at("registration").at("mode").as_string(), "off");
  const auto tisza = api.add_contract("tisza", Identification::email, AccessType::manual);
  EXPECT_EQ(browser.get("/api/portal/tisza").json().at("registration").at("mode").as_string(), "off") << "unless told";
  EXPECT_THAT(queue(), IsEmpty());
}

TEST_P(RegistrationTest, WhatOneSignsInWithIsAlwaysRequired) {
  const auto policy = set_policy("match", {"national_id"}).json();
  const auto names = [&](const char* member) {
    std::vector<std::string> list;
    for (const auto& field : policy.at(member).as_array()) list.emplace_back(field.as_string());
    return list;
  };
  EXPECT_THAT(names("required"), ElementsAre("birth_date", "national_id", "email"));
  EXPECT_THAT(names("always"), ElementsAre("birth_date", "email"));
  const auto stale = desk.put(console("portal-settings/registration"),
                              {{"version", 1}, {"mode", "off"}, {"required", boost::json::array{}}});
  EXPECT_EQ(stale.code(), "VERSION_CHANGED");
  EXPECT_THAT(api.audited(), Contains("settings_changed"));
}

TEST_P(RegistrationTest, WhatIsWrongWithTheFormIsToldExactly) {
  struct Case {
    const char* field;
    boost::json::value typed;
    const char* code;
  };
  const Case cases[] = {
      {"family", " ", "FAMILY_NAME_NEEDED"},
      {"given", "", "GIVEN_NAME_NEEDED"},
      {"birth_date", "", "MISSING"},
      {"birth_date", "1958-02-30", "FORMAT_DATE"},
      {"birth_date", "2999-01-01", "BIRTH_DATE_FUTURE"},
      {"birth_date", "2020-01-01", "REGISTRATION_UNDER_AGE"},
      {"email", "", "MISSING"},
      {"email", "anna@", "FORMAT_EMAIL"},
      {"national_id", "111111111", "FORMAT_TAJ_CHECK_DIGIT"},
      {"phone", "", "MISSING"},
      {"phone", "+36301", "FORMAT_PHONE"},
      {"phone", "+3613264471", "FORMAT_PHONE"},
  };
  auto browser = api.browser();
  for (const auto& one : cases) {
    auto form = form_of(anna);
    form[one.field] = one.typed;
    const auto reply = submit(browser, form);
    EXPECT_EQ(reply.status, 422) << one.field << ' ' << one.typed;
    const auto errors = reply.json().at("errors").as_array();
    ASSERT_THAT(errors, SizeIs(1)) << reply.body;
    EXPECT_EQ(errors.at(0).at("field").as_string(), one.field);
    EXPECT_EQ(errors.at(0).at("code").as_string(), one.code) << one.typed;
  }
  EXPECT_THAT(queue(), IsEmpty()) << "nothing is kept of a form that is wrong";
}

TEST_P(RegistrationTest, WhoMatchesAndHoldsThePhoneOnRecordIsIn) {
  auto browser = api.browser();
  auto form = form_of(anna);
  form["family"] = "KOVACS";
  form["phone"] = "06 30 123 4567";
  const auto received = submit(browser, form);
  ASSERT_EQ(received.status, 202) << received.body;
  EXPECT_TRUE(received.padded);
  EXPECT_EQ(received.text("step"), "code");
  EXPECT_THAT(queue(), IsEmpty()) << "nobody has to look yet";

  const auto code = browser.post(portal + "/code", {{"code", api.last_code(anna.phone)}});
  ASSERT_EQ(code.status, 200) << code.body;
  EXPECT_EQ(code.text("step"), "password");
  EXPECT_TRUE(record(patient).portal_access) << "access was manual and is on now";
  const auto session = browser.post(portal + "/password", {{"password", "Kiralyi7"}});
  ASSERT_EQ(session.status, 200) << session.body;
  EXPECT_EQ(session.json().at("profiles").at(0).at("patient_id").as_string(), patient.text());
  EXPECT_THAT(queue(), IsEmpty());
  EXPECT_THAT(api.audited(), testing::IsSupersetOf({"registration_submitted", "registration_approved",
                                                    "portal_access_changed", "password_set", "session_started"}));
  api.clock().advance(minutes{2});
  api.sign_in("duna", {.phone = anna.phone, .email = anna.email}, "Kiralyi7");
}

// The code proves who it is, not that the clinic has changed its mind.
TEST_P(RegistrationTest, WhoseAccessStaffTookAwayWaitsForStaff) {
  const auto tab = console("patients/" + patient.text() + "/portal-access");
  ASSERT_EQ(desk.patch(tab, {{"enabled", true}}).status, 200);
  ASSERT_EQ(desk.patch(tab, {{"enabled", false}}).status, 200);
  auto browser = api.browser();
  ASSERT_EQ(submit(browser, form_of(anna)).text("step"), "code");
  const auto proved = browser.post(portal + "/code", {{"code", api.last_code(anna.phone)}});
  EXPECT_EQ(proved.text("step"), "received") << proved.body;
  EXPECT_EQ(browser.post(portal + "/password", {{"password", "Kiralyi7"}}).status, 401);
  EXPECT_FALSE(record(patient).portal_access);
  EXPECT_EQ(accounts(), 0);
  EXPECT_THAT(queue(), SizeIs(1));

  ASSERT_EQ(desk.patch(tab, {{"enabled", true}}).status, 200);
  api.clock().advance(minutes{20});
  auto again = stranger();
  submit(again, form_of(anna));
  EXPECT_EQ(again.post(portal + "/code", {{"code", api.last_code(anna.phone)}}).text("step"), "password");
}

TEST_P(RegistrationTest, NamesAreTakenAsPeopleWriteThem) {
  const std::pair<const char*, const char*> names[] = {{"kovács", "anna"},
                                                       {"Anna", "Kovács"},
                                                       {"Dr. Kovács", "Anna"},
                                                       {"Szabóné Kovács", "Anna"},
                                                       {"Kovács", "Anna Éva"}};
  for (const auto& [family, given] : names) {
    auto browser = stranger();
    auto form = form_of(anna);
    form["family"] = family;
    form["given"] = given;
    submit(browser, form);
    EXPECT_THAT(phones(api.run_jobs()), ElementsAre(anna.phone)) << family << ' ' << given;
    api.clock().advance(minutes{20});
  }
}

// Whatever somebody else knows of Anna, without her phone nothing opens and nothing changes.
TEST_P(RegistrationTest, TakeoverTries) {
  struct Case {
    const char* why;
    const char* field;
    const char* typed;
  };
  const Case cases[] = {
      {"an own phone", "phone", "+36209998867"},           {"an own e-mail", "email", "abel@example.com"},
      {"another birth date", "birth_date", "1958-02-03"},  {"another name", "given", "Abel"},
      {"another national ID", "national_id", "222222220"},
  };
  for (const auto& one : cases) {
    auto browser = stranger();
    auto form = form_of(anna);
    form[one.field] = one.typed;
    ASSERT_EQ(submit(browser, form).status, 202) << one.why;
    EXPECT_THAT(phones(api.run_jobs()), IsEmpty()) << one.why;
    for (int left = 4; left >= 0; --left) {
      const auto reply = browser.post(portal + "/code", {{"code", fmt::format("{:06}", left)}});
      EXPECT_EQ(reply.code(), "CODE_WRONG") << one.why;
      EXPECT_EQ(reply.number("attempts_left"), left);
    }
    EXPECT_EQ(browser.post(portal + "/code", {{"code", "123456"}}).code(), "FLOW_ENDED");
    EXPECT_EQ(browser.post(portal + "/password", {{"password", "Kiralyi7"}}).status, 401);
    EXPECT_EQ(browser.get("/api/portal/duna/session").status, 401);
    api.clock().advance(hours{25});
  }
  const auto now = record(patient);
  EXPECT_EQ(accounts(), 0);
  EXPECT_EQ(now.version, 1);
  EXPECT_EQ(now.phone, anna.phone);
  EXPECT_EQ(now.email, anna.email);
  EXPECT_FALSE(now.portal_access);
}

TEST_P(RegistrationTest, NoCodeNoPassword) {
  auto browser = api.browser();
  submit(browser, form_of(anna));
  EXPECT_EQ(browser.post(portal + "/password", {{"password", "Kiralyi7"}}).code(), "FLOW_ENDED");
  const auto code = api.last_code(anna.phone);
  auto elsewhere = api.browser();
  EXPECT_EQ(elsewhere.post(portal + "/code", {{"code", code}}).status, 401) << "the code is of that browser's flow";
  EXPECT_EQ(browser.post("/api/portal/duna/activation/code", {{"code", code}}).code(), "FLOW_ENDED")
      << "nor of another kind of flow";
  EXPECT_EQ(browser.post(portal + "/code", {{"code", code}}).status, 200);
  EXPECT_EQ(browser.post(portal + "/code", {{"code", code}}).code(), "CODE_USED");
}

TEST_P(RegistrationTest, APhoneThatChangedMeanwhileProvesNothing) {
  auto browser = api.browser();
  submit(browser, form_of(anna));
  const auto code = api.last_code(anna.phone);
  const auto path = console("patients/" + patient.text());
  ASSERT_EQ(desk.patch(path, {{"version", 1}, {"phone", "+36205556666"}}).status, 200);
  EXPECT_EQ(browser.post(portal + "/code", {{"code", code}}).text("step"), "received");
  EXPECT_EQ(browser.post(portal + "/password", {{"password", "Kiralyi7"}}).status, 401);
  EXPECT_THAT(queue(), SizeIs(1)) << "staff look at it";
  EXPECT_EQ(accounts(), 0);
}

TEST_P(RegistrationTest, WhoHasAnAccountIsToldSoOnlyWithTheCode) {
  api.activate(contract, patient, "Kiralyi7");
  auto browser = api.browser();
  ASSERT_EQ(submit(browser, form_of(anna)).status, 202);
  const auto code = browser.post(portal + "/code", {{"code", api.last_code(anna.phone)}});
  EXPECT_EQ(code.text("step"), "account") << code.body;
  EXPECT_EQ(browser.post(portal + "/password", {{"password", "Masik szo 8"}}).status, 401);
  EXPECT_EQ(accounts(), 1);
  EXPECT_THAT(queue(), IsEmpty());
  api.database().write([&](db::Transaction& t) {
    api.services().patients.store().set_portal_access(t, contract.id, patient, true, api.clock().now());
  });
  api.clock().advance(minutes{2});
  api.sign_in("duna", {.phone = anna.phone, .email = anna.email}, "Kiralyi7");
}

// The same answer, byte for byte and header for header, whoever it is.
TEST_P(RegistrationTest, NothingTellsWhetherSomebodyIsOnRecord) {
  const auto has_account =
      api.add_patient(contract.id, {.given = "Béla", .phone = "+36301112267", .email = "a2@example.com"});
  api.activate(contract, has_account, "Kiralyi7");
  const auto closed =
      api.add_patient(contract.id, {.given = "Cili", .phone = "+36301113367", .email = "a3@example.com"});
  desk.patch(console("patients/" + closed.text()), {{"version", 1}, {"deceased", true}});
  const std::pair<const char*, Api::Person> people[] = {
      {"on record", anna},
      {"nobody", {.family = "Senki", .given = "Pál", .phone = "+36301114467", .email = "a4@example.com"}},
      {"with an own phone", {.phone = "+36301115567", .email = anna.email, .taj = anna.taj}},
      {"has an account", {.given = "Béla", .phone = "+36301112267", .email = "a2@example.com"}},
      {"deceased", {.given = "Cili", .phone = "+36301113367", .email = "a3@example.com"}},
  };
  const auto visible = [](const Reply& reply) {
    std::string all = std::to_string(reply.status) + reply.body + (reply.padded ? " padded" : "");
    for (const auto& [name, value] : reply.headers)
      all += '\n' + name + ": " + (name == "Set-Cookie" ? value.substr(0, value.find('=')) : value);
    return all;
  };
  std::set<std::string> first;
  std::set<std::string> wrong;
  std::set<std::string> early;
  std::set<std::string> later;
  for (const auto& [why, person] : people) {
    auto browser = stranger();
    first.insert(visible(submit(browser, form_of(person))));
    wrong.insert(visible(browser.post(portal + "/code", {{"code", "000000"}})));
    early.insert(visible(browser.post(portal + "/resend")));
    EXPECT_THAT(first, SizeIs(1)) << why;
    EXPECT_THAT(wrong, SizeIs(1)) << why;
    EXPECT_THAT(early, SizeIs(1)) << why;
  }
  allow("request");
  for (const auto& [why, person] : people) {
    auto browser = stranger();
    later.insert(visible(submit(browser, form_of(person))));
    EXPECT_THAT(later, SizeIs(1)) << why;
  }
}

TEST_P(RegistrationTest, EverybodyGetsTheSameEmailAndOnlyThreeOfThem) {
  for (int i = 0; i < 4; ++i) {
    auto browser = stranger();
    auto form = form_of(anna);
    form["phone"] = fmt::format("+3620999880{}", i);
    submit(browser, form);
    std::size_t mails = 0;
    for (const auto& message : api.run_jobs()) {
      EXPECT_EQ(message.to, anna.email);
      EXPECT_EQ(message.text.find("Anna"), std::string::npos) << "nobody knows yet whose address it is";
      ++mails;
    }
    EXPECT_EQ(mails, i < 3 ? 1U : 0U);
  }
}

TEST_P(RegistrationTest, OnRequestNoCodeIsSentAndStaffSeeItAtOnce) {
  allow("request");
  auto browser = api.browser();
  const auto received = submit(browser, form_of(anna));
  EXPECT_EQ(received.text("step"), "received");
  EXPECT_THAT(browser.cookies, IsEmpty());
  EXPECT_THAT(phones(api.run_jobs()), IsEmpty());
  EXPECT_THAT(queue(), SizeIs(1));
  EXPECT_EQ(desk.get(console("registration-queue")).number("waiting"), 1);
}

TEST_P(RegistrationTest, ACodeThatNobodyTypesLeavesItToStaff) {
  auto browser = api.browser();
  submit(browser, form_of(anna));
  EXPECT_EQ(desk.get(console("registration-queue")).number("waiting"), 0);
  api.clock().advance(minutes{10});
  EXPECT_EQ(desk.get(console("registration-queue")).number("waiting"), 1);
  EXPECT_THAT(queue(), SizeIs(1));
}

TEST_P(RegistrationTest, StaffSeeBothRecordsFieldByField) {
  allow("request");
  auto browser = api.browser();
  auto form = form_of(anna);
  form["family"] = "Szabóné Kovács";
  form["phone"] = "+36209998867";
  form.erase("national_id");
  submit(browser, form);
  EXPECT_EQ(queue().at(0).at("candidates").as_int64(), 1);
  const auto found = view(first_in_queue());
  ASSERT_EQ(found.status, 200) << found.body;
  const auto candidates = found.json().at("candidates").as_array();
  ASSERT_THAT(candidates, SizeIs(1));
  EXPECT_EQ(candidates.at(0).at("patient").at("id").as_string(), patient.text());
  std::map<std::string, std::string> fits;
  for (const auto& field : candidates.at(0).at("fields").as_array())
    fits[std::string{field.at("field").as_string()}] = field.at("fit").as_string();
  EXPECT_THAT(fits, ElementsAre(testing::Pair("birth_date", "same"), testing::Pair("email", "same"),
                                testing::Pair("name", "similar"), testing::Pair("national_id", "only_on_record"),
                                testing::Pair("phone", "different")));
  EXPECT_THAT(api.audited(), Contains("registrations_viewed"));
}

TEST_P(RegistrationTest, ApprovedOntoARecordTheRecordStaysAsItIs) {
  allow("request");
  auto browser = api.browser();
  auto form = form_of(anna);
  form["phone"] = "+36209998867";
  submit(browser, form);
  const auto id = first_in_queue();
  auto body = approval(patient);
  body["invite"] = "email";
  const auto approved = approve(id, body);
  ASSERT_EQ(approved.status, 200) << approved.body;
  EXPECT_TRUE(approved.json().at("invited").as_bool());
  EXPECT_EQ(record(patient).phone, anna.phone);
  EXPECT_TRUE(record(patient).portal_access);
  std::vector<std::string> invited;
  for (const auto& message : api.run_jobs())
    if (message.purpose == "invitation") invited.push_back(message.to);
  EXPECT_THAT(invited, ElementsAre(anna.email)) << "to the contact on record";
  EXPECT_THAT(queue(), IsEmpty());
  EXPECT_EQ(approve(id, body).code(), "REGISTRATION_DECIDED");
  const auto decided = desk.get(console("registrations?decided=true")).json().at("items").as_array();
  ASSERT_THAT(decided, SizeIs(1));
  EXPECT_EQ(decided.at(0).at("decided_by").as_string(), "Szabó Éva");
}

TEST_P(RegistrationTest, WhatWasTypedIsTakenOnlyOnceTheIdentityWasChecked) {
  allow("request");
  auto browser = api.browser();
  auto form = form_of(anna);
  form["phone"] = "+36209998867";
  submit(browser, form);
  const auto id = first_in_queue();
  const auto refused = approve(id, approval(patient, {"phone"}));
  EXPECT_EQ(refused.code(), "IDENTITY_NOT_CHECKED");
  EXPECT_EQ(record(patient).phone, anna.phone);
  ASSERT_EQ(approve(id, approval(patient, {"phone"}, true)).status, 200);
  EXPECT_EQ(record(patient).phone, "+36209998867");
  EXPECT_EQ(record(patient).email, anna.email);
}

TEST_P(RegistrationTest, ARecordWithAnAccountIsNeverApprovedOnto) {
  api.activate(contract, patient, "Kiralyi7");
  allow("request");
  auto browser = api.browser();
  auto form = form_of(anna);
  form["phone"] = "+36209998867";
  submit(browser, form);
  EXPECT_EQ(approve(first_in_queue(), approval(patient, {"phone"}, true)).code(), "REGISTRATION_HAS_ACCOUNT");
  EXPECT_EQ(record(patient).phone, anna.phone);
  EXPECT_THAT(queue(), SizeIs(1));
}

TEST_P(RegistrationTest, ApprovedAsANewRecord) {
  allow("request");
  const Api::Person pal{.family = "Új",
                        .given = "Pál",
                        .birth_date = "1980-05-06",
                        .phone = "+36301114467",
                        .email = "pal@example.com",
                        .taj = "222222220"};
  auto browser = api.browser();
  submit(browser, form_of(pal));
  auto body = approval(std::nullopt);
  body["invite"] = "sms";
  const auto approved = approve(first_in_queue(), body);
  ASSERT_EQ(approved.status, 200) << approved.body;
  const auto made = record(*patients::PatientId::parse(approved.text("patient_id")));
  EXPECT_EQ(made.name, "Új Pál");
  EXPECT_EQ(made.national_id, pal.taj);
  EXPECT_EQ(made.phone, pal.phone);
  EXPECT_TRUE(made.portal_access);
  EXPECT_THAT(phones(api.run_jobs()), ElementsAre(pal.phone));
  EXPECT_THAT(api.audited(), Contains("patient_created"));
}

TEST_P(RegistrationTest, ANewRecordBesideASimilarOneHasToBeWanted) {
  allow("request");
  auto browser = api.browser();
  submit(browser, form_of(anna));
  const auto id = first_in_queue();
  EXPECT_EQ(approve(id, approval(std::nullopt)).code(), "SIMILAR_PATIENT");
  auto body = approval(std::nullopt);
  body["even_if_similar"] = true;
  body["invite"] = "email";
  const auto approved = approve(id, body);
  ASSERT_EQ(approved.status, 200) << approved.body;
  EXPECT_NE(approved.text("patient_id"), patient.text());
}

TEST_P(RegistrationTest, WhatKeepsTheInvitationBackIsSaidAndMendedOnTheRecord) {
  api.activate(contract, patient, "Kiralyi7");
  allow("request");
  auto browser = api.browser();
  submit(browser, {{"family", "Kovács"},
                   {"given", "Dániel"},
                   {"birth_date", "1985-01-01"},
                   {"phone", anna.phone},
                   {"email", anna.email}});
  auto body = approval(std::nullopt);
  body["invite"] = "email";
  const auto approved = approve(first_in_queue(), body);
  ASSERT_EQ(approved.status, 200) << approved.body;
  EXPECT_FALSE(approved.json().at("invited").as_bool());
  EXPECT_EQ(approved.json().at("blockers").at(0).at("code").as_string(), "IDENTIFIER_TAKEN");
}

TEST_P(RegistrationTest, TheLinkConfirmsTheAddressAndTellsHowItStands) {
  allow("request");
  auto browser = api.browser();
  submit(browser, form_of(anna));
  api.run_jobs();
  const auto token = token_in_mail();
  const auto id = first_in_queue();
  EXPECT_FALSE(view(id).json().at("email_confirmed").as_bool());
  const auto standing = browser.post(portal + "/standing", {{"token", token}});
  ASSERT_EQ(standing.status, 200) << standing.body;
  EXPECT_EQ(standing.text("status"), "waiting");
  EXPECT_TRUE(view(id).json().at("email_confirmed").as_bool());
  EXPECT_THAT(api.audited(), Contains("registration_confirmed"));
  ASSERT_EQ(approve(id, approval(patient)).status, 200);
  EXPECT_EQ(browser.post(portal + "/standing", {{"token", token}}).text("status"), "approved");

  const auto none = browser.post(portal + "/standing", {{"token", std::string(43, 'A')}});
  EXPECT_EQ(none.code(), "REGISTRATION_LINK_ENDED");
  EXPECT_EQ(browser.post(portal + "/standing", {{"token", "x"}}).body, none.body);
  api.add_contract("tisza", Identification::email, AccessType::manual);
  EXPECT_EQ(browser.post("/api/portal/tisza/registration/standing", {{"token", token}}).status, 404);
}

TEST_P(RegistrationTest, ADeclinedOneIsToldToAConfirmedAddressOnly) {
  allow("request");
  for (const bool confirmed : {false, true}) {
    auto browser = stranger();
    submit(browser, form_of(anna));
    api.run_jobs();
    if (confirmed) {
      EXPECT_EQ(browser.post(portal + "/standing", {{"token", token_in_mail()}}).status, 200);
    }
    const auto declined = decline(first_in_queue());
    ASSERT_EQ(declined.status, 200) << declined.body;
    EXPECT_EQ(declined.json().at("told").as_bool(), confirmed);
    EXPECT_THAT(api.run_jobs(), SizeIs(confirmed ? 1 : 0));
  }
  EXPECT_THAT(queue(), IsEmpty());
  EXPECT_THAT(api.audited(), Contains("registration_declined"));
}

TEST_P(RegistrationTest, ANewerOneOfTheSamePersonReplacesTheOlderAndStaffSeeBoth) {
  allow("request");
  for (const char* phone : {"+36209998801", "+36209998802"}) {
    auto browser = stranger();
    auto form = form_of(anna);
    form["phone"] = phone;
    submit(browser, form);
  }
  EXPECT_THAT(queue(), SizeIs(1));
  const auto found = view(first_in_queue()).json();
  EXPECT_EQ(found.at("phone").as_string(), "+36209998802");
  ASSERT_THAT(found.at("others").as_array(), SizeIs(1));
  EXPECT_EQ(found.at("others").at(0).at("phone").as_string(), "+36209998801");
}

TEST_P(RegistrationTest, OfManyInTheSameMomentOneWaits) {
  allow("request");
  std::vector<std::thread> threads;
  std::atomic<int> received = 0;
  for (int i = 0; i < 8; ++i) {
    auto browser = stranger();
    threads.emplace_back([&, browser, form = form_of(anna)]() mutable {
      if (submit(browser, form).status == 202) ++received;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(received, 8);
  EXPECT_EQ(count({"select count(*) from registration where status = 'waiting'"}), 1);
}

TEST_P(RegistrationTest, OfManyApprovalsInTheSameMomentOneHolds) {
  allow("request");
  auto browser = api.browser();
  submit(browser, {{"family", "Új"},
                   {"given", "Pál"},
                   {"birth_date", "1980-05-06"},
                   {"phone", "+36301114467"},
                   {"email", "pal@example.com"}});
  const auto id = first_in_queue();
  std::vector<std::thread> threads;
  std::atomic<int> approved = 0;
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([&, copy = desk]() mutable {
      if (copy.post(console("registrations/" + id + "/approval"), approval(std::nullopt)).status == 200) ++approved;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(approved, 1);
  EXPECT_EQ(count({"select count(*) from patient"}), 2) << "Anna and Pál";
}

TEST_P(RegistrationTest, AnAddressHasThreeADayAndWhoProvesHimselfDoesNotCount) {
  auto browser = api.browser();
  submit(browser, form_of(anna));
  EXPECT_EQ(browser.post(portal + "/code", {{"code", api.last_code(anna.phone)}}).status, 200);
  allow("request");
  for (int i = 0; i < 3; ++i) {
    auto form = form_of(anna);
    form["national_id"] = "222222220";
    EXPECT_EQ(submit(browser, form).status, 202);
  }
  const auto refused = submit(browser, form_of(anna));
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.code(), "THROTTLED");
  api.clock().advance(hours{24});
  EXPECT_EQ(submit(browser, form_of(anna)).status, 202);
}

TEST_P(RegistrationTest, WhatWasDecidedIsForgottenAfterThirtyDays) {
  allow("request");
  auto browser = api.browser();
  submit(browser, form_of(anna));
  ASSERT_EQ(decline(first_in_queue()).status, 200);
  auto other = stranger();
  submit(other, form_of(anna));
  api.clock().advance(days{31});
  api.database().write([&](db::Transaction& t) { api.services().registrations.queue.sweep(t); });
  EXPECT_EQ(count({"select count(*) from registration"}), 1) << "who waits, waits";
}

TEST_P(RegistrationTest, NothingTypedIsLegibleInTheDatabase) {
  auto browser = api.browser();
  submit(browser, form_of(anna));
  const auto details =
      api.database().read([](db::Transaction& t) { return t.one<Bytes>(db::Sql{"select details from registration"}); });
  const std::string stored{as_text(details)};
  for (const auto& secret : {anna.family, anna.given, anna.birth_date, anna.taj, anna.email, std::string{"301234567"}})
    EXPECT_EQ(stored.find(secret), std::string::npos) << secret;
}

}  // namespace
}  // namespace portico
