#include <gmock/gmock.h>

#include <atomic>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <mutex>
#include <thread>

#include "support/api.hpp"

namespace portico {
namespace {

using identity::Role;
using organization::AccessType;
using organization::Identification;
using support::Api;
using support::Reply;
using testing::Contains;
using testing::HasSubstr;

const std::string password = "Kiralyi7";
const std::string news_password = "Nyari8Eso";
const std::string adas_phone = "+36309990001";
const std::string evas_phone = "+36309990002";
const std::string roots_phone = "+36309990003";
const std::string new_phone = "+36305550001";

// Ada administers Duna Medical and is in a fresh session; Eva sits at its reception.
class StaffTest : public support::EachApi {
 protected:
  StaffTest() {
    ada = api.add_staff("ada@duna.example", password, adas_phone, {{duna.id, Role::administrator}});
    eva = api.add_staff("eva@duna.example", password, evas_phone, {{duna.id, Role::receptionist}});
    browser = api.sign_in_staff("ada@duna.example", password, adas_phone);
    api.clock().advance(minutes{2});
  }

  void prove(Api::Browser& who, const std::string& phone) {
    const auto step = who.post("/api/console/session/step-up", {{"password", password}});
    ASSERT_EQ(step.status, 200) << step.body;
    const auto session = who.post("/api/console/session/step-up/code", {{"code", api.last_code(phone)}});
    ASSERT_EQ(session.status, 200) << session.body;
    who.csrf = session.text("csrf_token");
    api.clock().advance(seconds{61});
  }
  void prove() { prove(browser, adas_phone); }
  Api::Browser root() {
    api.add_staff("root@portico.example", password, roots_phone, {}, true);
    auto who = api.sign_in_staff("root@portico.example", password, roots_phone);
    api.clock().advance(minutes{2});
    prove(who, roots_phone);
    return who;
  }

  static std::string staff_of(OrganizationId id) { return "/api/console/contracts/" + id.text() + "/staff"; }
  std::string staff() const { return staff_of(duna.id); }
  std::string member(identity::StaffId id) const { return staff() + "/" + id.text(); }
  Reply invite(Api::Browser& who, const std::string& email = "new@duna.example",
               boost::json::array roles = {"billing"}) {
    return who.post(staff(), {{"email", email}, {"name", "Nóra Új"}, {"phone", "06 30 555 0001"}, {"roles", roles}});
  }
  boost::json::object row(const std::string& email) {
    const auto list = browser.get(staff()).json();
    for (const auto& item : list.at("items").as_array())
      if (item.at("email").as_string() == email) return item.as_object();
    return {};
  }
  // The token of the newest link to the address; "" when there was none.
  std::string link_to(const std::string& email) {
    std::string token;
    for (const auto& message : api.run_jobs())
      if (message.to == email)
        if (const auto at = message.text.find("/console/invitation#"); at != std::string::npos)
          token = message.text.substr(at + 20, 43);
    return token;
  }
  Reply look(const std::string& token) {
    auto stranger = api.browser();
    return stranger.post("/api/console/invitation", {{"token", token}});
  }
  Reply set_password(Api::Browser& who, const std::string& token, const std::string& word = news_password) {
    return who.post("/api/console/invitation/password", {{"token", token}, {"password", word}});
  }
  // From the link to a session.
  Api::Browser accept(const std::string& token, const std::string& phone = new_phone) {
    auto who = api.browser();
    const auto step = set_password(who, token);
    EXPECT_EQ(step.status, 200) << step.body;
    const auto session = who.post("/api/console/invitation/code", {{"code", api.last_code(phone)}});
    EXPECT_EQ(session.status, 200) << session.body;
    who.csrf = session.text("csrf_token");
    api.clock().advance(minutes{2});
    return who;
  }
  static identity::StaffId id_of(const Reply& reply) { return *identity::StaffId::parse(reply.text("staff_id")); }

  organization::Organization duna = api.add_contract("duna", Identification::email, AccessType::manual);
  organization::Organization tisza = api.add_contract("tisza", Identification::email, AccessType::manual);
  identity::StaffId ada;
  identity::StaffId eva;
  Api::Browser browser = api.browser();
};
PORTICO_EACH_ENGINE(StaffTest);

TEST_P(StaffTest, TheListShowsWhoWorksHere) {
  api.add_staff("zoe@tisza.example", password, "+36309990009", {{tisza.id, Role::billing}});
  const auto list = browser.get(staff()).json();
  ASSERT_EQ(list.at("items").as_array().size(), 2U);
  const auto self = row("ada@duna.example");
  EXPECT_EQ(self.at("roles").as_array(), boost::json::array{"administrator"});
  EXPECT_EQ(self.at("status").as_string(), "active");
  EXPECT_EQ(self.at("second_factors").as_array(), boost::json::array{"sms"});
  EXPECT_TRUE(self.at("is_self").as_bool());
  EXPECT_TRUE(self.contains("last_login_at"));
  EXPECT_EQ(row("eva@duna.example").at("status").as_string(), "active") << "nobody had to invite her";
  EXPECT_FALSE(row("eva@duna.example").contains("last_login_at")) << "has never signed in";
  EXPECT_THAT(api.audited(), Contains("staff_listed"));
}

TEST_P(StaffTest, OnlyAdministratorsManageStaffAndOnlyInAFreshSession) {
  const boost::json::value nobody{
      {"email", "x@duna.example"}, {"name", "X"}, {"phone", "+36305550009"}, {"roles", {"billing"}}};
  struct {
    const char* method;
    std::string path;
    boost::json::value body;
  } const changes[] = {{"POST", staff(), nobody},
                       {"PATCH", member(eva), {{"roles", {"billing"}}}},
                       {"POST", member(eva) + "/password-reset", nullptr}};
  for (const auto& one : changes) {
    const auto reply = browser.send(one.method, one.path, one.body);
    EXPECT_EQ(reply.status, 403) << one.path;
    EXPECT_EQ(reply.code(), "STEP_UP_REQUIRED") << one.path;
  }
  const std::vector<std::pair<Role, std::string>> others{
      {Role::receptionist, "+36309990014"}, {Role::practitioner, "+36309990015"}, {Role::billing, "+36309990016"}};
  for (const auto& [role, phone] : others) {
    const std::string email = std::string{spelling(role)} + "@duna.example";
    api.add_staff(email, password, phone, {{duna.id, role}});
    auto who = api.sign_in_staff(email, password, phone);
    api.clock().advance(minutes{2});
    prove(who, phone);
    EXPECT_EQ(who.get(staff()).code(), "FORBIDDEN") << email;
    for (const auto& one : changes)
      EXPECT_EQ(who.send(one.method, one.path, one.body).code(), "FORBIDDEN") << email << one.path;
  }
}

TEST_P(StaffTest, AnInvitationLeadsFromTheLinkToASession) {
  prove();
  const auto invited = invite(browser);
  ASSERT_EQ(invited.status, 201) << invited.body;
  EXPECT_EQ(invited.text("status"), "invited");
  const auto token = link_to("new@duna.example");
  ASSERT_EQ(token.size(), 43U);

  const auto whose = look(token);
  ASSERT_EQ(whose.status, 200) << whose.body;
  EXPECT_EQ(whose.text("name"), "Nóra Új");
  EXPECT_EQ(whose.text("email"), "new@duna.example");
  EXPECT_EQ(whose.json().at("password_rule").at("min_length").as_int64(), 8);

  auto nora = api.browser();
  EXPECT_EQ(set_password(nora, token, "kurz").status, 422);
  EXPECT_EQ(set_password(nora, token, "NoraUj123").code(), "PASSWORD_PERSONAL");
  const auto step = set_password(nora, token);
  ASSERT_EQ(step.status, 200) << step.body;
  EXPECT_EQ(step.text("step"), "code");
  EXPECT_EQ(nora.get("/api/console/session").status, 401) << "the password alone opens nothing";
  const auto session = nora.post("/api/console/invitation/code", {{"code", api.last_code(new_phone)}});
  ASSERT_EQ(session.status, 200) << session.body;
  const auto contract = session.json().at("contracts").at(0);
  EXPECT_EQ(contract.at("roles").as_array(), boost::json::array{"billing"});
  EXPECT_THAT(boost::json::serialize(contract.at("permissions")), HasSubstr("patients_read"));
  EXPECT_THAT(boost::json::serialize(contract.at("permissions")), Not(HasSubstr("staff_manage")));
  nora.csrf = session.text("csrf_token");
  EXPECT_EQ(nora.get("/api/console/contracts/" + duna.id.text() + "/patients").status, 200);
  EXPECT_EQ(row("new@duna.example").at("status").as_string(), "active");
  EXPECT_THAT(api.audited(), testing::IsSupersetOf({"staff_invited", "staff_password_set"}));

  api.clock().advance(minutes{2});
  api.sign_in_staff("new@duna.example", news_password, new_phone);
}

TEST_P(StaffTest, AWrongInvitationIsToldAtItsFields) {
  prove();
  const auto refused = [&](const boost::json::value& body) { return browser.post(staff(), body).code(); };
  EXPECT_EQ(refused({{"email", "no"}, {"name", "N"}, {"phone", new_phone}, {"roles", {"billing"}}}), "FORMAT_EMAIL");
  EXPECT_THAT(refused({{"email", "n@x.hu"}, {"name", "N"}, {"phone", "12"}, {"roles", {"billing"}}}),
              HasSubstr("PHONE"));
  EXPECT_EQ(refused({{"email", "n@x.hu"}, {"name", "N"}, {"phone", new_phone}, {"roles", boost::json::array{}}}),
            "STAFF_ROLES_MISSING");
  EXPECT_EQ(
      browser.post(staff(), {{"email", "n@x.hu"}, {"name", "N"}, {"phone", new_phone}, {"roles", {"king"}}}).status,
      422);
  EXPECT_EQ(invite(browser, "Eva@duna.example").code(), "STAFF_ALREADY_HERE");
}

TEST_P(StaffTest, ALinkLivesSevenDaysAndANewOneVoidsIt) {
  prove();
  const auto invited = invite(browser);
  const auto first = link_to("new@duna.example");
  ASSERT_EQ(browser.post(member(id_of(invited)) + "/password-reset").status, 200);
  const auto second = link_to("new@duna.example");
  ASSERT_EQ(second.size(), 43U);
  EXPECT_EQ(look(first).code(), "INVITATION_ENDED");
  EXPECT_EQ(look(second).status, 200);
  api.clock().advance(hours{24 * 7} - seconds{1});
  EXPECT_EQ(look(second).status, 200);
  api.clock().advance(seconds{1});
  auto late = api.browser();
  EXPECT_EQ(look(second).status, 404);
  EXPECT_EQ(set_password(late, second).code(), "INVITATION_ENDED");
}

TEST_P(StaffTest, UsedUnknownAndMalformedLinksHaveOneAnswer) {
  prove();
  invite(browser);
  const auto token = link_to("new@duna.example");
  accept(token);
  const auto used = look(token);
  const auto unknown = look(std::string(43, 'A'));
  const auto nonsense = look("nonsense");
  EXPECT_EQ(used.status, 404);
  EXPECT_EQ(used.body, unknown.body);
  EXPECT_EQ(used.body, nonsense.body);
  EXPECT_EQ(used.headers, unknown.headers);
  auto again = api.browser();
  EXPECT_EQ(set_password(again, token).code(), "INVITATION_ENDED");
}

TEST_P(StaffTest, OfTwentyAtOnceOneSetsThePasswordAndOneGetsASession) {
  prove();
  invite(browser);
  const auto token = link_to("new@duna.example");
  std::atomic<int> set{0};
  std::atomic<int> sessions{0};
  Api::Browser winner = api.browser();
  const auto twenty = [](auto work) {
    std::vector<std::thread> threads;
    for (int i = 0; i < 20; ++i) threads.emplace_back(work);
    for (auto& thread : threads) thread.join();
  };
  std::mutex mutex;
  twenty([&] {
    auto who = api.browser();
    if (set_password(who, token).status != 200) return;
    ++set;
    const std::lock_guard lock{mutex};
    winner = who;
  });
  EXPECT_EQ(set, 1);
  const auto code = api.last_code(new_phone);
  twenty([&, copy = winner]() mutable {
    auto who = copy;
    sessions += who.post("/api/console/invitation/code", {{"code", code}}).status == 200 ? 1 : 0;
  });
  EXPECT_EQ(sessions, 1);
}

TEST_P(StaffTest, AnInvitationsCodeIsNoLoginCode) {
  prove();
  invite(browser);
  auto who = api.browser();
  set_password(who, link_to("new@duna.example"));
  EXPECT_EQ(who.post("/api/console/login/code", {{"code", api.last_code(new_phone)}}).code(), "FLOW_ENDED");
}

TEST_P(StaffTest, ChangedRolesHoldAtTheNextRequest) {
  auto desk = api.sign_in_staff("eva@duna.example", password, evas_phone);
  prove();
  const auto patient = api.add_patient(duna.id, {});
  const auto code =
      "/api/console/contracts/" + duna.id.text() + "/patients/" + patient.text() + "/portal-access/desk-codes";
  EXPECT_EQ(desk.post(code).status, 201);
  const auto changed = browser.patch(member(eva), {{"roles", {"billing", "practitioner", "billing"}}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(changed.json().at("roles").as_array(), (boost::json::array{"practitioner", "billing"}));
  EXPECT_EQ(desk.post(code).code(), "FORBIDDEN");
  EXPECT_THAT(api.audited(), Contains("staff_changed"));
}

TEST_P(StaffTest, WhoIsDeactivatedIsOutAtTheNextRequestAndCanBeTakenBack) {
  auto desk = api.sign_in_staff("eva@duna.example", password, evas_phone);
  prove();
  ASSERT_EQ(desk.get("/api/console/session").status, 200);
  const auto gone = browser.patch(member(eva), {{"status", "deactivated"}});
  ASSERT_EQ(gone.status, 200) << gone.body;
  EXPECT_EQ(gone.text("status"), "deactivated");
  EXPECT_EQ(desk.get("/api/console/session").status, 401);
  EXPECT_EQ(desk.get("/api/console/contracts/" + duna.id.text() + "/patients").status, 401);

  auto door = api.browser();
  const auto refused = door.post("/api/console/login", {{"email", "eva@duna.example"}, {"password", password}});
  EXPECT_EQ(refused.code(), "ACCESS_STAFF_ENDED") << "exact for who has the password";
  EXPECT_EQ(door.post("/api/console/login", {{"email", "eva@duna.example"}, {"password", "Kiralyi8"}}).code(),
            "STAFF_LOGIN_MISMATCH");

  const auto back = browser.patch(member(eva), {{"status", "active"}});
  EXPECT_EQ(back.text("status"), "active");
  EXPECT_EQ(back.json().at("roles").as_array(), boost::json::array{"receptionist"}) << "the roles are kept";
  api.sign_in_staff("eva@duna.example", password, evas_phone);
}

TEST_P(StaffTest, ADeactivationConcernsThisContractOnly) {
  const auto both =
      api.add_staff("both@x.example", password, "+36309990030", {{duna.id, Role::billing}, {tisza.id, Role::billing}});
  auto who = api.sign_in_staff("both@x.example", password, "+36309990030");
  prove();
  ASSERT_EQ(browser.patch(member(both), {{"status", "deactivated"}}).status, 200);
  EXPECT_EQ(who.get("/api/console/contracts/" + duna.id.text() + "/patients").status, 404);
  EXPECT_EQ(who.get("/api/console/contracts/" + tisza.id.text() + "/patients").status, 200);
  EXPECT_EQ(who.get("/api/console/session").json().at("contracts").as_array().size(), 1U);
  EXPECT_EQ(who.get("/api/console/contracts").json().at("items").as_array().size(), 1U);
}

TEST_P(StaffTest, AnInvitationOfSomeoneDeactivatedOpensNothing) {
  prove();
  const auto invited = invite(browser);
  const auto token = link_to("new@duna.example");
  browser.patch(member(id_of(invited)), {{"status", "deactivated"}});
  EXPECT_EQ(look(token).code(), "INVITATION_ENDED");
  EXPECT_EQ(browser.post(member(id_of(invited)) + "/password-reset").code(), "STAFF_DEACTIVATED");
}

TEST_P(StaffTest, NobodyTakesHisOwnAccessNorTheLastAdministrators) {
  prove();
  EXPECT_EQ(browser.patch(member(ada), {{"status", "deactivated"}}).code(), "STAFF_SELF");
  EXPECT_EQ(browser.patch(member(ada), {{"roles", {"billing"}}}).code(), "STAFF_SELF");
  EXPECT_EQ(browser.post(member(ada) + "/password-reset").code(), "STAFF_SELF");
  EXPECT_EQ(browser.patch(member(ada), {{"roles", {"administrator", "billing"}}}).status, 200);

  auto platform = root();
  EXPECT_EQ(platform.patch(member(ada), {{"status", "deactivated"}}).code(), "STAFF_LAST_ADMINISTRATOR");
  EXPECT_EQ(platform.patch(member(ada), {{"roles", {"billing"}}}).code(), "STAFF_LAST_ADMINISTRATOR");
  EXPECT_EQ(platform.patch(member(eva), {{"roles", {"administrator"}}}).status, 200);
  EXPECT_EQ(platform.patch(member(ada), {{"roles", {"billing"}}}).status, 200) << "there is another one now";
}

TEST_P(StaffTest, TwoAdministratorsCannotDemoteEachOtherAtOnce) {
  prove();
  browser.patch(member(eva), {{"roles", {"administrator"}}});
  auto other = api.sign_in_staff("eva@duna.example", password, evas_phone);
  api.clock().advance(minutes{2});
  prove(other, evas_phone);
  std::atomic<int> done{0};
  const auto demote = [&](Api::Browser who, identity::StaffId whom) {
    done += who.patch(member(whom), {{"roles", {"billing"}}}).status == 200 ? 1 : 0;
  };
  std::thread one{[&] { demote(browser, eva); }};
  std::thread two{[&] { demote(other, ada); }};
  one.join();
  two.join();
  EXPECT_EQ(done, 1);
}

TEST_P(StaffTest, AnothersStaffIsNotFoundLikeNobody) {
  const auto zoe = api.add_staff("zoe@tisza.example", password, "+36309990009", {{tisza.id, Role::billing}});
  prove();
  const auto anothers = browser.patch(member(zoe), {{"status", "deactivated"}});
  const auto nobodys = browser.patch(member(identity::StaffId::make()), {{"status", "deactivated"}});
  EXPECT_EQ(anothers.status, 404);
  EXPECT_EQ(anothers.body, nobodys.body);
  EXPECT_EQ(browser.post(member(zoe) + "/password-reset").status, 404);
  EXPECT_EQ(browser.get(staff_of(tisza.id)).status, 404);
}

TEST_P(StaffTest, AnAccountFromElsewhereGetsTheRolesAndTellsNothingOfElsewhere) {
  const auto zoe = api.add_staff("zoe@tisza.example", password, "+36309990009", {{tisza.id, Role::administrator}});
  auto hers = api.sign_in_staff("zoe@tisza.example", password, "+36309990009");
  prove();
  const auto invited = invite(browser, "zoe@tisza.example");
  ASSERT_EQ(invited.status, 201) << invited.body;
  EXPECT_EQ(invited.text("status"), "invited") << "as anybody who is new here";
  EXPECT_EQ(invited.text("phone"), "");
  EXPECT_EQ(invited.json().at("roles").as_array(), boost::json::array{"billing"});
  EXPECT_TRUE(invited.json().at("second_factors").as_array().empty());
  EXPECT_FALSE(invited.json().as_object().contains("last_login_at"));
  for (const auto& text : {invited.body, browser.get(staff()).body}) {
    EXPECT_EQ(text.find(tisza.id.text()), std::string::npos);
    EXPECT_EQ(text.find("Tisza"), std::string::npos);
  }
  bool told = false;
  for (const auto& message : api.run_jobs())
    if (message.to == "zoe@tisza.example") {
      told = true;
      EXPECT_EQ(message.text.find("/console/invitation#"), std::string::npos) << "she keeps her password";
    }
  EXPECT_TRUE(told);
  EXPECT_EQ(hers.get("/api/console/contracts/" + duna.id.text() + "/patients").status, 200) << "at the next request";

  EXPECT_EQ(browser.post(member(zoe) + "/password-reset").code(), "STAFF_SHARED");
  EXPECT_EQ(browser.patch(member(zoe), {{"phone", new_phone}}).code(), "STAFF_SHARED");
  EXPECT_EQ(browser.patch(member(zoe), {{"name", "Somebody"}}).code(), "STAFF_SHARED");
  auto platform = root();
  EXPECT_EQ(platform.post(member(zoe) + "/password-reset").status, 200);
  EXPECT_EQ(hers.get("/api/console/session").status, 401);
}

TEST_P(StaffTest, AForcedResetTakesPasswordSessionsAndDevices) {
  auto desk = api.sign_in_staff("eva@duna.example", password, evas_phone);
  auto midway = api.browser();
  api.clock().advance(minutes{2});
  ASSERT_EQ(midway.post("/api/console/login", {{"email", "eva@duna.example"}, {"password", password}}).status, 200);
  const auto code = api.last_code(evas_phone);
  prove();
  ASSERT_EQ(browser.post(member(eva) + "/password-reset").status, 200);
  EXPECT_EQ(desk.get("/api/console/session").status, 401);
  EXPECT_EQ(midway.post("/api/console/login/code", {{"code", code}}).code(), "FLOW_ENDED")
      << "a login under way ends as well";
  EXPECT_EQ(desk.post("/api/console/login", {{"email", "eva@duna.example"}, {"password", password}}).code(),
            "STAFF_LOGIN_MISMATCH")
      << "the device is known no more";
  auto again = accept(link_to("eva@duna.example"), evas_phone);
  EXPECT_EQ(again.get("/api/console/session").status, 200);
  EXPECT_EQ(row("eva@duna.example").at("status").as_string(), "active");
}

TEST_P(StaffTest, NamesAndPhonesAreChangedAndTheOwnerIsTold) {
  prove();
  api.run_jobs();
  const auto changed = browser.patch(member(eva), {{"name", "Éva Nagy"}, {"phone", "06 30 555 0001"}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(changed.text("name"), "Éva Nagy");
  std::vector<std::string> told;
  for (const auto& message : api.run_jobs()) told.push_back(message.to);
  EXPECT_THAT(told, Contains("eva@duna.example"));
  api.sign_in_staff("eva@duna.example", password, new_phone);
}

TEST_P(StaffTest, AWholeAccountIsThePlatformAdministrators) {
  auto desk = api.sign_in_staff("eva@duna.example", password, evas_phone);
  const auto account = "/api/console/staff/" + eva.text() + "/status";
  prove();
  EXPECT_EQ(browser.put(account, {{"status", "deactivated"}}).code(), "FORBIDDEN");
  auto platform = root();
  EXPECT_EQ(platform.put(account, {{"status", "deactivated"}}).status, 204);
  EXPECT_EQ(desk.get("/api/console/session").status, 401);
  EXPECT_EQ(row("eva@duna.example").at("status").as_string(), "deactivated");
  EXPECT_EQ(platform.put("/api/console/staff/" + Uuid::make().text() + "/status", {{"status", "active"}}).status, 404);
  EXPECT_EQ(platform.put(account, {{"status", "active"}}).status, 204);
  api.clock().advance(minutes{2});
  api.sign_in_staff("eva@duna.example", password, evas_phone);
}

TEST_P(StaffTest, NeitherSidesSessionIsTakenForTheOthers) {
  const Api::Person anna{};
  const auto patient = api.add_patient(duna.id, anna);
  api.activate(duna, patient, password);
  auto portal = api.sign_in("duna", anna, password);
  auto staff_in_portal = browser;
  staff_in_portal.cookies["__Host-sid-duna"] = browser.cookies["__Host-sid-console"];
  EXPECT_EQ(staff_in_portal.get("/api/portal/duna/session").status, 401);
  EXPECT_EQ(staff_in_portal.get("/api/portal/duna/patients/" + patient.text()).status, 401);
  portal.cookies["__Host-sid-console"] = portal.cookies["__Host-sid-duna"];
  EXPECT_EQ(portal.get("/api/console/session").status, 401);
  EXPECT_EQ(portal.get("/api/console/account").status, 401);
  EXPECT_EQ(portal.get(staff()).status, 401);
}

TEST_P(StaffTest, OnesOwnAccountIsShownAndChangedInAFreshSession) {
  const auto view = browser.get("/api/console/account").json();
  EXPECT_EQ(view.at("email").as_string(), "a•••@duna.example");
  EXPECT_EQ(view.at("sessions").as_array().size(), 1U);
  EXPECT_EQ(view.at("devices").as_array().size(), 1U);
  struct {
    const char* method;
    const char* path;
    boost::json::value body;
  } const dear[] = {{"PUT", "/password", {{"password", news_password}}},
                    {"POST", "/authenticator", nullptr},
                    {"DELETE", "/authenticator", nullptr},
                    {"DELETE", "/sessions", nullptr}};
  for (const auto& one : dear)
    EXPECT_EQ(browser.send(one.method, std::string{"/api/console/account"} + one.path, one.body).code(),
              "STEP_UP_REQUIRED")
        << one.path;
  EXPECT_EQ(browser.post("/api/console/session/step-up", {{"password", "Kiralyi8"}}).code(), "STAFF_PASSWORD_WRONG");
  prove();
  auto other = api.sign_in_staff("ada@duna.example", password, adas_phone);
  const auto begun = browser.post("/api/console/account/authenticator");
  ASSERT_EQ(begun.status, 200) << begun.body;
  EXPECT_THAT(begun.text("url"), testing::StartsWith("otpauth://totp/Portico:ada%40duna.example"));
  EXPECT_EQ(browser.post("/api/console/account/authenticator/confirmation", {{"code", "000000"}}).code(),
            "AUTHENTICATOR_CODE_WRONG");
  EXPECT_THAT(browser.put("/api/console/account/password", {{"password", "Portico12"}}).body,
              HasSubstr("PASSWORD_PERSONAL"));
  const auto ended = browser.send("DELETE", "/api/console/account/sessions", nullptr);
  EXPECT_EQ(ended.number("ended"), 1) << ended.body;
  EXPECT_EQ(other.get("/api/console/session").status, 401);
}

TEST_P(StaffTest, OnesOwnPhoneIsChangedByACodeToTheNewOne) {
  const std::string path = "/api/console/account/phone-change";
  EXPECT_EQ(browser.post(path, {{"phone", "06 30 555 0001"}}).code(), "STEP_UP_REQUIRED");
  prove();
  const auto wrong = browser.post(path, {{"phone", "06 30 55"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("FORMAT_PHONE"));

  const auto step = browser.post(path, {{"phone", "06 30 555 0001"}});
  ASSERT_EQ(step.status, 200) << step.body;
  EXPECT_EQ(step.text("method"), "sms");
  EXPECT_EQ(browser.post(path + "/resend").code(), "RESEND_TOO_EARLY");
  const auto code = api.last_code(new_phone);
  EXPECT_EQ(browser.post("/api/console/session/step-up/code", {{"code", code}}).code(), "FLOW_ENDED")
      << "a code of one flow is refused in another";
  EXPECT_EQ(api.services().database->read(
                [&](db::Transaction& transaction) { return api.services().staff.phone_of(transaction, ada); }),
            adas_phone)
      << "nothing changes before the code";

  const auto session = browser.post(path + "/code", {{"code", code}});
  ASSERT_EQ(session.status, 200) << session.body;
  browser.csrf = session.text("csrf_token");
  EXPECT_EQ(browser.post(path + "/code", {{"code", "123456"}}).status, 401) << "once";
  std::vector<std::string> told;
  for (const auto& message : api.run_jobs()) told.push_back(message.to);
  EXPECT_THAT(told, testing::UnorderedElementsAre("ada@duna.example", adas_phone));
  EXPECT_THAT(api.audited(), Contains("phone_changed"));
  api.clock().advance(minutes{2});
  EXPECT_EQ(api.sign_in_staff("ada@duna.example", password, new_phone).get("/api/console/session").status, 200);
}

TEST_P(StaffTest, ANewPasswordEndsEveryOtherSession) {
  prove();
  auto other = api.sign_in_staff("ada@duna.example", password, adas_phone);
  const auto changed = browser.put("/api/console/account/password", {{"password", news_password}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(browser.get("/api/console/session").status, 200);
  EXPECT_EQ(other.get("/api/console/session").status, 401);
  std::vector<std::string> told;
  for (const auto& message : api.run_jobs()) told.push_back(message.to);
  EXPECT_THAT(told, Contains("ada@duna.example"));
  api.clock().advance(minutes{2});
  api.sign_in_staff("ada@duna.example", news_password, adas_phone);
}

}  // namespace
}  // namespace portico
