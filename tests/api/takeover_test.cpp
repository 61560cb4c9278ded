#include <gmock/gmock.h>

#include <atomic>
#include <boost/json/serialize.hpp>
#include <functional>
#include <latch>
#include <set>
#include <thread>

#include "support/api.hpp"

namespace portico {
namespace {

using boost::json::object;
using organization::AccessType;
using organization::Identification;
using support::Api;
using support::Reply;
using testing::IsEmpty;
using testing::SizeIs;

const std::string portal = "/api/portal/duna";
const std::string password = "Kiralyi7";
constexpr std::size_t racers = 50;

// Each in a thread of its own, all let go together.
template <class Act>
void at_once(Act act) {
  std::latch start{racers};
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < racers; ++i)
    threads.emplace_back([&] {
      start.arrive_and_wait();
      act();
    });
  for (auto& thread : threads) thread.join();
}

// Who else might want into the account of another. Anna and Cili are on record without an account; Béla has one. Zsolt
// has one, too, is of Anna's family, and knows everything of all of them but what comes to their phones.
class Takeover {
 public:
  explicit Takeover(support::EngineKind engine);

  void accepts_anothers_invitation();
  void uses_anothers_invitation_up_as_himself();
  void reuses_an_invitation();
  void races_a_desk_code();
  void races_a_login_code();
  void knows_the_family();
  void knows_the_familys_phone_number();
  void registers_with_the_data_of_an_account();
  void types_anothers_desk_code();
  void types_his_own_code_into_anothers_flow();
  void carries_a_flow_to_another_door();
  void offers_himself_a_grant();
  void accepts_a_grant_that_is_not_for_him();

 protected:
  std::string console(const std::string& path) const {
    return "/api/console/contracts/" + contract.id.text() + "/" + path;
  }
  std::string tab(patients::PatientId of) const { return console("patients/" + of.text() + "/portal-access"); }
  std::string desk_code_of(patients::PatientId of) { return desk.post(tab(of) + "/desk-codes").text("code"); }
  struct Letter {
    std::string token;
    std::string code;
  };
  Letter invite_anna() {
    EXPECT_EQ(desk.post(tab(anna_id) + "/invitations", {{"channel", "email"}}).status, 201);
    for (const auto& mail : api.run_jobs())
      if (const auto at = mail.text.find("invite#"); at != std::string::npos) {
        const auto dash = mail.text.find('-', at + 50);
        return {mail.text.substr(at + 7, 43), mail.text.substr(dash - 5, 11)};
      }
    ADD_FAILURE() << "no invitation was sent";
    return {};
  }
  Api::Browser stranger() {
    auto browser = api.browser();
    browser.address = fmt::format("198.51.100.{}", ++strangers);
    return browser;
  }
  static object registration_of(const Api::Person& person) {
    return {{"family", person.family},   {"given", person.given}, {"birth_date", person.birth_date},
            {"national_id", person.taj}, {"email", person.email}, {"phone", person.phone}};
  }
  // Whatever is typed in this flow, it leads to no password and no session.
  void expect_dead_end(Api::Browser& browser, const std::string& door) {
    for (int i = 0; i < 5; ++i)
      EXPECT_NE(browser.post(door + "/code", {{"code", fmt::format("{:06}", i)}}).status, 200) << door;
    EXPECT_NE(browser.post(door + "/password", {{"password", "Masikszo8"}}).status, 200) << door;
  }
  std::vector<std::string> sms_to(const std::vector<delivery::Captured>& messages) const {
    std::vector<std::string> phones;
    for (const auto& message : messages)
      if (message.channel == delivery::Channel::sms) phones.push_back(message.to);
    return phones;
  }

  std::vector<std::string> rows(db::Sql sql) {
    return api.database().read([&](db::Transaction& t) { return t.all<std::string>(sql); });
  }
  std::int64_t count(db::Sql sql) {
    return api.database().read([&](db::Transaction& t) { return t.one<std::int64_t>(sql); });
  }
  // Every account with its password, every record's version, every grant and session in force.
  std::vector<std::string> world() {
    auto all = rows({"select coalesce(password_hash, '') from account order by id"});
    for (const auto number : {count({"select cast(coalesce(sum(version), 0) as bigint) from account"}),
                              count({"select cast(coalesce(sum(version), 0) as bigint) from patient"}),
                              count({"select cast(coalesce(sum(portal_access), 0) as bigint) from patient"}),
                              count({"select count(*) from account_identifier"}),
                              count({"select count(*) from account_grant where revoked_at is null"}),
                              count({"select count(*) from session where kind = 'patient'"})})
      all.push_back(std::to_string(number));
    return all;
  }

  Api api;
  organization::Organization contract = api.add_contract("duna", Identification::national_id, AccessType::automatic);
  const Api::Person anna{.phone = "+36301234567", .email = "anna@example.com", .taj = "111111110"};
  const Api::Person cili{.family = "Kovács",
                         .given = "Cili",
                         .birth_date = "1960-04-05",
                         .phone = "+36301112267",
                         .email = "cili@example.com",
                         .taj = "222222220"};
  const Api::Person bela{.family = "Nagy",
                         .given = "Béla",
                         .birth_date = "1950-01-02",
                         .phone = "+36301113367",
                         .email = "aladar@example.com",
                         .taj = "333333330"};
  const Api::Person zsolt{.family = "Kovács",
                          .given = "Zsolt",
                          .birth_date = "1985-06-07",
                          .phone = "+36209998867",
                          .email = "zsolt@example.com",
                          .taj = "673457015"};
  patients::PatientId anna_id = api.add_patient(contract.id, anna);
  patients::PatientId cili_id = api.add_patient(contract.id, cili);
  patients::PatientId bela_id = api.add_patient(contract.id, bela);
  patients::PatientId zsolt_id = api.add_patient(contract.id, zsolt);
  Api::Browser desk = api.browser();
  Api::Browser thief = api.browser();
  int strangers = 0;
};

Takeover::Takeover(support::EngineKind engine) : api{engine} {
  api.activate(contract, bela_id, password);
  api.activate(contract, zsolt_id, password);
  api.add_staff("eva@duna.example", password, "+36309990000", {{contract.id, identity::Role::administrator}});
  desk = api.sign_in_staff("eva@duna.example", password, "+36309990000");
  const auto rule = console("portal-settings/registration");
  EXPECT_EQ(desk.put(rule, {{"version", desk.get(rule).number("version")},
                            {"mode", "match"},
                            {"required", boost::json::array{"birth_date", "email"}}})
                .status,
            200);
  thief = api.sign_in("duna", zsolt, password);
  api.clock().advance(minutes{2});
  api.run_jobs();
}

void Takeover::accepts_anothers_invitation() {
  const auto letter = invite_anna();
  const auto reply = thief.post(portal + "/invitation/acceptance", {{"token", letter.token}, {"code", letter.code}});
  EXPECT_EQ(reply.status, 200) << "that far the letter leads";
  EXPECT_THAT(sms_to(api.run_jobs()), testing::ElementsAre(anna.phone));
  expect_dead_end(thief, portal + "/activation");
}

// With his own data typed where a first login asks for them, the letter's code proves nothing for him.
void Takeover::uses_anothers_invitation_up_as_himself() {
  const auto letter = invite_anna();
  for (const auto& [taj, phone] : {std::pair{zsolt.taj, zsolt.phone}, std::pair{anna.taj, zsolt.phone}}) {
    auto browser = stranger();
    browser.post(portal + "/activation", {{"identifier", taj}, {"phone", phone}, {"code", letter.code}});
    EXPECT_THAT(sms_to(api.run_jobs()), IsEmpty());
    expect_dead_end(browser, portal + "/activation");
  }
}

// Anna came in by it; whoever finds the letter in her bin comes late, also fifty of them at once.
void Takeover::reuses_an_invitation() {
  const auto letter = invite_anna();
  auto owner = api.browser();
  const object form{{"token", letter.token}, {"code", letter.code}};
  ASSERT_EQ(owner.post(portal + "/invitation/acceptance", form).status, 200);
  ASSERT_EQ(owner.post(portal + "/activation/code", {{"code", api.last_code(anna.phone)}}).status, 200);
  ASSERT_EQ(owner.post(portal + "/activation/password", {{"password", password}}).status, 200);
  api.run_jobs();
  const auto before = world();
  std::atomic<int> ended = 0;
  at_once([&] {
    auto browser = api.browser();
    ended += browser.post(portal + "/invitation/acceptance", form).code() == "INVITATION_LINK_ENDED" ? 1 : 0;
  });
  EXPECT_EQ(ended, racers);
  EXPECT_EQ(world(), before);
  EXPECT_THAT(sms_to(api.run_jobs()), IsEmpty());
}

// One of fifty copies of a browser that has proved everything sets the password.
void Takeover::races_a_desk_code() {
  const auto accounts = count({"select count(*) from account"});
  const auto sessions = count({"select count(*) from session where kind = 'patient'"});
  const auto code = desk_code_of(anna_id);
  const object form{{"identifier", anna.taj}, {"phone", anna.phone}, {"code", code}};
  auto browser = api.browser();
  ASSERT_EQ(browser.post(portal + "/activation", form).status, 200);
  ASSERT_EQ(browser.post(portal + "/activation/code", {{"code", api.last_code(anna.phone)}}).status, 200);
  std::atomic<int> let_in = 0;
  at_once([&] {
    auto copy = browser;
    let_in += copy.post(portal + "/activation/password", {{"password", password}}).status == 200 ? 1 : 0;
  });
  EXPECT_EQ(let_in, 1);
  EXPECT_EQ(count({"select count(*) from account"}), accounts + 1);
  EXPECT_EQ(count({"select count(*) from session where kind = 'patient'"}), sessions + 1);
  api.clock().advance(minutes{2});
  api.run_jobs();
  auto again = stranger();
  EXPECT_EQ(again.post(portal + "/activation", form).status, 200) << "as for anybody";
  EXPECT_THAT(sms_to(api.run_jobs()), IsEmpty()) << "used up";
}

void Takeover::races_a_login_code() {
  const auto sessions = count({"select count(*) from session where kind = 'patient'"});
  auto browser = api.browser();
  ASSERT_EQ(
      browser.post(portal + "/login", {{"identifier", bela.taj}, {"phone", bela.phone}, {"password", password}}).status,
      200);
  const auto code = api.last_code(bela.phone);
  std::atomic<int> let_in = 0;
  at_once([&] {
    auto copy = browser;
    let_in += copy.post(portal + "/login/code", {{"code", code}}).status == 200 ? 1 : 0;
  });
  EXPECT_EQ(let_in, 1);
  EXPECT_EQ(count({"select count(*) from session where kind = 'patient'"}), sessions + 1);
}

// Name, date of birth and TAJ, and a phone of his own.
void Takeover::knows_the_family() {
  for (const auto& victim : {anna, bela}) {
    auto browser = stranger();
    browser.post(portal + "/activation",
                 {{"identifier", victim.taj}, {"phone", zsolt.phone}, {"birth_date", victim.birth_date}});
    expect_dead_end(browser, portal + "/activation");
    browser = stranger();
    browser.post(portal + "/recovery", {{"identifier", victim.taj}, {"phone", zsolt.phone}});
    expect_dead_end(browser, portal + "/recovery");
    browser = stranger();
    EXPECT_EQ(
        browser.post(portal + "/login", {{"identifier", victim.taj}, {"phone", zsolt.phone}, {"password", password}})
            .code(),
        "LOGIN_MISMATCH");
  }
  EXPECT_THAT(sms_to(api.run_jobs()), IsEmpty());
}

// The codes go to the phones on record, which he does not hold.
void Takeover::knows_the_familys_phone_number() {
  auto browser = stranger();
  browser.post(portal + "/activation",
               {{"identifier", anna.taj}, {"phone", anna.phone}, {"birth_date", anna.birth_date}});
  expect_dead_end(browser, portal + "/activation");
  browser = stranger();
  browser.post(portal + "/recovery", {{"identifier", bela.taj}, {"phone", bela.phone}});
  expect_dead_end(browser, portal + "/recovery");
  browser = stranger();
  browser.post(portal + "/registration", registration_of(cili));
  expect_dead_end(browser, portal + "/registration");
  EXPECT_THAT(sms_to(api.run_jobs()), testing::UnorderedElementsAre(anna.phone, bela.phone, cili.phone));
}

void Takeover::registers_with_the_data_of_an_account() {
  for (const bool with_own_email : {false, true}) {
    auto form = registration_of(bela);
    form["phone"] = zsolt.phone;
    if (with_own_email) form["email"] = zsolt.email;
    auto browser = stranger();
    EXPECT_EQ(browser.post(portal + "/registration", form).status, 202);
    EXPECT_THAT(sms_to(api.run_jobs()), IsEmpty());
    expect_dead_end(browser, portal + "/registration");
  }
}

void Takeover::types_anothers_desk_code() {
  const auto code = desk_code_of(cili_id);
  for (const auto& [taj, phone] :
       {std::pair{anna.taj, anna.phone}, std::pair{bela.taj, bela.phone}, std::pair{cili.taj, zsolt.phone}}) {
    auto browser = stranger();
    browser.post(portal + "/activation", {{"identifier", taj}, {"phone", phone}, {"code", code}});
    EXPECT_THAT(sms_to(api.run_jobs()), IsEmpty());
    expect_dead_end(browser, portal + "/activation");
    browser = stranger();
    browser.post(portal + "/recovery", {{"identifier", taj}, {"phone", phone}});
    browser.post(portal + "/recovery/code", {{"code", code}});
    expect_dead_end(browser, portal + "/recovery");
    api.run_jobs();
  }
}

// His own phone has a code that is right, for what he asked himself.
void Takeover::types_his_own_code_into_anothers_flow() {
  ASSERT_EQ(thief.post(portal + "/session/step-up", {{"password", password}}).status, 200);
  const auto own = api.last_code(zsolt.phone);
  ASSERT_THAT(own, SizeIs(6));
  const std::tuple<std::string, std::string, object> doors[] = {
      {portal + "/login", bela.phone, {{"identifier", bela.taj}, {"phone", bela.phone}, {"password", password}}},
      {portal + "/activation",
       anna.phone,
       {{"identifier", anna.taj}, {"phone", anna.phone}, {"birth_date", anna.birth_date}}},
      {portal + "/recovery", bela.phone, {{"identifier", bela.taj}, {"phone", bela.phone}}},
      {portal + "/registration", cili.phone, registration_of(cili)}};
  for (const auto& [door, phone, form] : doors) {
    api.clock().advance(seconds{61});
    auto browser = stranger();
    ASSERT_EQ(browser.post(door, form).status / 100, 2) << door;
    if (api.last_code(phone) == own) continue;  // one in a million
    EXPECT_EQ(browser.post(door + "/code", {{"code", own}}).code(), "CODE_WRONG") << door;
  }
}

// Béla's password fell into his hands, not his phone: the login that it opens is good for nothing else.
void Takeover::carries_a_flow_to_another_door() {
  auto browser = stranger();
  ASSERT_EQ(
      browser.post(portal + "/login", {{"identifier", bela.taj}, {"phone", bela.phone}, {"password", password}}).status,
      200);
  const auto code = api.last_code(bela.phone);
  for (const auto* door : {"/activation", "/recovery", "/registration"}) {
    EXPECT_EQ(browser.post(portal + door + "/code", {{"code", code}}).code(), "FLOW_ENDED") << door;
    EXPECT_EQ(browser.post(portal + door + "/password", {{"password", "Masikszo8"}}).code(), "FLOW_ENDED") << door;
  }
  for (const auto* door : {"/session/step-up/code", "/account/phone-change/code", "/account/email-change/code"})
    EXPECT_EQ(thief.post(portal + door, {{"code", code}}).status / 100, 4) << door;
}

void Takeover::offers_himself_a_grant() {
  ASSERT_EQ(thief.post(portal + "/session/step-up", {{"password", password}}).status, 200);
  const auto proved = thief.post(portal + "/session/step-up/code", {{"code", api.last_code(zsolt.phone)}});
  ASSERT_EQ(proved.status, 200) << proved.body;
  thief.csrf = proved.text("csrf_token");
  const auto invitations = portal + "/related-persons/invitations";
  const object to_himself{{"identifier", zsolt.taj},
                          {"phone", zsolt.phone},
                          {"label", "me"},
                          {"relation", "child"},
                          {"scopes", boost::json::array{"documents"}}};
  thief.post(invitations, to_himself);
  auto about_anna = to_himself;
  about_anna["patient_id"] = anna_id.text();
  EXPECT_EQ(thief.post(invitations, about_anna).status, 400) << "nobody is asked about but the one who asks";
  const auto page = thief.get(portal + "/related-persons").json();
  for (const auto& one : page.at("received").as_array())
    thief.post(invitations + "/" + std::string{one.at("id").as_string()} + "/acceptance");
  EXPECT_THAT(thief.get(portal + "/profiles").json().at("items").as_array(), SizeIs(1));
  EXPECT_EQ(thief.post(portal + "/profile-switches", {{"patient_id", anna_id.text()}}).status, 404);
}

void Takeover::accepts_a_grant_that_is_not_for_him() {
  auto giver = api.sign_in("duna", bela, password);
  api.clock().advance(minutes{2});
  ASSERT_EQ(giver.post(portal + "/session/step-up", {{"password", password}}).status, 200);
  const auto proved = giver.post(portal + "/session/step-up/code", {{"code", api.last_code(bela.phone)}});
  giver.csrf = proved.text("csrf_token");
  ASSERT_EQ(giver
                .post(portal + "/related-persons/invitations", {{"identifier", cili.taj},
                                                                {"phone", cili.phone},
                                                                {"label", "Cili"},
                                                                {"relation", "other"},
                                                                {"scopes", boost::json::array{"documents"}}})
                .status,
            202);
  const auto sent = giver.get(portal + "/related-persons").json().at("sent").as_array();
  ASSERT_THAT(sent, SizeIs(1));
  const auto before = world();
  const auto one = portal + "/related-persons/invitations/" + std::string{sent[0].at("id").as_string()};
  const auto nobodys = portal + "/related-persons/invitations/" + Uuid::make().text();
  for (const auto* verb : {"/acceptance", "/refusal"}) {
    const auto reply = thief.post(one + verb);
    EXPECT_EQ(reply.status, 404) << verb;
    EXPECT_EQ(reply.body, thief.post(nobodys + verb).body) << verb;
  }
  EXPECT_EQ(world(), before);
}

// What the tries leave behind: nothing, but where somebody's own first login or sign-in is part of the story, which
// then counts for itself.
enum class Leaves { nothing, counted_by_itself };
struct Try {
  const char* name;
  void (Takeover::*happens)();
  Leaves leaves = Leaves::nothing;
};

// Shown elsewhere, and not again here: fifty that race with an invitation's link, five that have all proved it,
// guessing its code (invitation_test); a first registration with another's data and an own phone, e-mail, birth date or
// name (registration_test, TakeoverTries); a desk code after the password was set (activation_test); asking a trusted
// person without saying whether there is an account (related_persons_test); another's record under a session of one's
// own (grant_matrix_test, every_route_test).
constexpr Try tries[] = {
    {"AcceptsAnothersInvitation", &Takeover::accepts_anothers_invitation},
    {"UsesAnothersInvitationWithHisOwnData", &Takeover::uses_anothers_invitation_up_as_himself},
    {"ReusesAnInvitationFiftyTimesAtOnce", &Takeover::reuses_an_invitation, Leaves::counted_by_itself},
    {"RacesAFirstLoginFiftyTimes", &Takeover::races_a_desk_code, Leaves::counted_by_itself},
    {"RacesALoginsCodeFiftyTimes", &Takeover::races_a_login_code, Leaves::counted_by_itself},
    {"KnowsNameBirthDateAndTaj", &Takeover::knows_the_family},
    {"KnowsThePhoneNumberToo", &Takeover::knows_the_familys_phone_number},
    {"RegistersWithTheDataOfWhoHasAnAccount", &Takeover::registers_with_the_data_of_an_account},
    {"TypesTheDeskCodeOfAnother", &Takeover::types_anothers_desk_code},
    {"TypesHisOwnCodeIntoAnothersFlow", &Takeover::types_his_own_code_into_anothers_flow},
    {"CarriesALoginToAnotherDoor", &Takeover::carries_a_flow_to_another_door},
    {"OffersAGrantToHimself", &Takeover::offers_himself_a_grant},
    {"AcceptsAGrantForSomebodyElse", &Takeover::accepts_a_grant_that_is_not_for_him, Leaves::counted_by_itself},
};

class TakeoverTest : public testing::TestWithParam<std::tuple<support::EngineKind, Try>>, public Takeover {
 protected:
  TakeoverTest() : Takeover{std::get<support::EngineKind>(GetParam())} {}
};
INSTANTIATE_TEST_SUITE_P(On, TakeoverTest,
                         testing::Combine(testing::Values(support::EngineKind::sqlite, support::EngineKind::postgres),
                                          testing::ValuesIn(tries)),
                         [](const testing::TestParamInfo<TakeoverTest::ParamType>& tried) {
                           const bool is_sqlite = std::get<0>(tried.param) == support::EngineKind::sqlite;
                           return (is_sqlite ? "SQLite_" : "PostgreSQL_") + std::string{std::get<1>(tried.param).name};
                         });

TEST_P(TakeoverTest, OpensNoAccountAndChangesNone) {
  const auto& [name, happens, leaves] = std::get<Try>(GetParam());
  const auto before = world();
  (this->*happens)();
  if (leaves == Leaves::nothing) {
    EXPECT_EQ(world(), before);
  }
}

class StrangerTest : public testing::TestWithParam<support::EngineKind>, public Takeover {
 protected:
  StrangerTest() : Takeover{GetParam()} {}
};
PORTICO_EACH_ENGINE(StrangerTest);

// Status, headers and body, but for what is drawn anew each time.
std::string visible(const Reply& reply) {
  std::string all = std::to_string(reply.status) + (reply.padded ? " padded" : "");
  for (const auto& [name, value] : reply.headers)
    all += '\n' + name + ": " + (name == "Set-Cookie" ? value.substr(0, value.find('=')) : value);
  auto body = reply.body.empty() ? boost::json::value{} : reply.json();
  if (auto* fields = body.if_object()) fields->erase("instance");
  return all + '\n' + boost::json::serialize(body);
}

TEST_P(StrangerTest, NothingTellsAStrangerWhetherARecordExists) {
  const Api::Person nobody{.family = "Senki",
                           .given = "Pál",
                           .birth_date = "1970-01-01",
                           .phone = "+36301119967",
                           .email = "abel@example.com",
                           .taj = "444444440"};
  struct Door {
    const char* path;
    std::function<object(const Api::Person&)> form;
  };
  const Door doors[] = {
      {"/login",
       [](const Api::Person& p) {
         return object{{"identifier", p.taj}, {"phone", p.phone}, {"password", "Masikszo8"}};
       }},
      {"/activation",
       [](const Api::Person& p) {
         return object{{"identifier", p.taj}, {"phone", p.phone}, {"birth_date", p.birth_date}};
       }},
      {"/activation",
       [](const Api::Person& p) {
         return object{{"identifier", p.taj}, {"phone", p.phone}, {"code", "ABCDE-FGHJK"}};
       }},
      {"/recovery",
       [](const Api::Person& p) {
         return object{{"identifier", p.taj}, {"phone", p.phone}};
       }},
      {"/registration", [](const Api::Person& p) { return registration_of(p); }},
  };
  for (const auto& door : doors) {
    api.clock().advance(hours{25});
    std::set<std::string> first, wrong, early, password_asked;
    for (const auto& person : {anna, bela, nobody}) {
      auto browser = stranger();
      const auto path = portal + door.path;
      first.insert(visible(browser.post(path, door.form(person))));
      wrong.insert(visible(browser.post(path + "/code", {{"code", "000000"}})));
      early.insert(visible(browser.post(path + "/resend")));
      password_asked.insert(visible(browser.post(path + "/password", {{"password", "Masikszo8"}})));
    }
    EXPECT_THAT(first, SizeIs(1)) << door.path;
    EXPECT_THAT(wrong, SizeIs(1)) << door.path;
    EXPECT_THAT(early, SizeIs(1)) << door.path;
    EXPECT_THAT(password_asked, SizeIs(1)) << door.path;
  }
}

}  // namespace
}  // namespace portico
