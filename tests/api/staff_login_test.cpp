#include <gmock/gmock.h>

#include "support/api.hpp"

namespace portico {
namespace {

using identity::Role;
using organization::AccessType;
using organization::Identification;
using support::Api;
using testing::Contains;

const std::string password = "Kiralyi7";

class StaffLoginTest : public support::EachApi {
 protected:
  StaffLoginTest() {
    staff = api.add_staff("eva@duna.example", password, "+36309990000", {{contract.id, Role::receptionist}});
  }
  support::Reply submit(Api::Browser& browser, const std::string& email, const std::string& word) {
    return browser.post("/api/console/login", {{"email", email}, {"password", word}});
  }
  Api::Browser eva() { return api.sign_in_staff("eva@duna.example", password, "+36309990000"); }
  std::string contracts(OrganizationId id) const { return "/api/console/contracts/" + id.text(); }

  organization::Organization contract = api.add_contract("duna", Identification::email, AccessType::manual);
  identity::StaffId staff;
};
PORTICO_EACH_ENGINE(StaffLoginTest);

TEST_P(StaffLoginTest, TakesEmailAndPasswordThenTheCode) {
  auto browser = api.browser();
  const auto step = submit(browser, " Eva@Duna.example", password);
  ASSERT_EQ(step.status, 200) << step.body;
  EXPECT_EQ(step.text("step"), "code");
  const auto session = browser.post("/api/console/login/code", {{"code", api.last_code("+36309990000")}});
  ASSERT_EQ(session.status, 200) << session.body;
  const auto view = session.json();
  EXPECT_EQ(view.at("account").at("email").as_string(), "eva@duna.example");
  EXPECT_EQ(view.at("contracts").at(0).at("suffix").as_string(), "duna");
  EXPECT_EQ(view.at("contracts").at(0).at("roles").at(0).as_string(), "receptionist");
  EXPECT_FALSE(view.at("platform_administrator").as_bool());
  EXPECT_THAT(api.audited(), Contains("staff_session_started"));
}

TEST_P(StaffLoginTest, StrangersGetOneAnswer) {
  auto browser = api.browser();
  const auto unknown = submit(browser, "nobody@duna.example", password);
  const auto wrong = submit(browser, "eva@duna.example", "Kiralyi8");
  EXPECT_EQ(unknown.status, 401);
  EXPECT_EQ(unknown.code(), "STAFF_LOGIN_MISMATCH");
  EXPECT_EQ(wrong.body, unknown.body);
  EXPECT_EQ(wrong.headers, unknown.headers);
  EXPECT_TRUE(api.run_jobs().empty());
}

TEST_P(StaffLoginTest, FailuresAreThrottled) {
  auto browser = api.browser();
  for (int left = 4; left >= 0; --left)
    EXPECT_EQ(submit(browser, "eva@duna.example", "Kiralyi8").number("attempts_left"), left);
  EXPECT_EQ(submit(browser, "eva@duna.example", password).status, 429);
  api.clock().advance(seconds{31});
  EXPECT_EQ(submit(browser, "eva@duna.example", password).status, 200);
}

TEST_P(StaffLoginTest, WhoIsDeactivatedIsOutAtOnceAndUnknownAtTheDoor) {
  auto browser = eva();
  api.database().write(
      [&](db::Transaction& t) { t.run("update staff_account set status = 'deactivated' where id = $1", staff); });
  EXPECT_EQ(browser.get("/api/console/session").status, 401);
  EXPECT_EQ(submit(browser, "eva@duna.example", password).code(), "STAFF_LOGIN_MISMATCH");
}

TEST_P(StaffLoginTest, ResendAndSignOutWorkAsInThePortal) {
  auto browser = api.browser();
  submit(browser, "eva@duna.example", password);
  EXPECT_EQ(browser.post("/api/console/login/resend").code(), "RESEND_TOO_EARLY");
  api.clock().advance(seconds{60});
  EXPECT_EQ(browser.post("/api/console/login/resend").status, 200);
  const auto session = browser.post("/api/console/login/code", {{"code", api.last_code("+36309990000")}});
  ASSERT_EQ(session.status, 200) << session.body;
  browser.csrf = session.text("csrf_token");
  EXPECT_EQ(browser.put("/api/console/session/language", {{"language", "hu"}}).status, 204);
  EXPECT_EQ(browser.post("/api/console/session/prolongation").text("language"), "hu");
  EXPECT_EQ(browser.del("/api/console/session").status, 204);
  EXPECT_EQ(browser.get("/api/console/session").status, 401);
}

TEST_P(StaffLoginTest, AStaffSessionIsNoneInThePortal) {
  auto browser = eva();
  browser.cookies["__Host-sid-duna"] = browser.cookies["__Host-sid-console"];
  EXPECT_EQ(browser.get("/api/portal/duna/session").status, 401);
}

TEST_P(StaffLoginTest, AnotherContractIsNotFoundLikeNone) {
  const auto other = api.add_contract("tisza", Identification::email, AccessType::manual);
  auto browser = eva();
  EXPECT_EQ(browser.get(contracts(contract.id) + "/patients").status, 200);
  const auto anothers = browser.get(contracts(other.id) + "/patients");
  const auto nobodys = browser.get(contracts(OrganizationId::make()) + "/patients");
  const auto nonsense = browser.get("/api/console/contracts/nonsense/patients");
  EXPECT_EQ(anothers.status, 404);
  EXPECT_EQ(anothers.body, nobodys.body);
  EXPECT_EQ(anothers.body, nonsense.body);
}

TEST_P(StaffLoginTest, AnotherContractsPatientIsNotFoundInOnesOwn) {
  const auto other = api.add_contract("tisza", Identification::email, AccessType::manual);
  const auto stranger = api.add_patient(other.id, {});
  auto browser = eva();
  EXPECT_EQ(browser.get(contracts(contract.id) + "/patients/" + stranger.text() + "/portal-access").status, 404);
  EXPECT_EQ(browser.get(contracts(contract.id) + "/patients/" + stranger.text() + "/documents").status, 404);
}

TEST_P(StaffLoginTest, RolesDecideWhatMayBeDone) {
  const auto patient = api.add_patient(contract.id, {});
  api.add_staff("bill@duna.example", password, "+36309990001", {{contract.id, Role::billing}});
  auto billing = api.sign_in_staff("bill@duna.example", password, "+36309990001");
  const auto tab = contracts(contract.id) + "/patients/" + patient.text() + "/portal-access";
  EXPECT_EQ(billing.get(tab).status, 200);
  const auto reply = billing.patch(tab, {{"enabled", true}});
  EXPECT_EQ(reply.status, 403);
  EXPECT_EQ(reply.code(), "FORBIDDEN");
  EXPECT_EQ(billing.post(tab + "/desk-codes").status, 403);
  EXPECT_THAT(api.audited(), Contains("authorization_denied"));
}

TEST_P(StaffLoginTest, APlatformAdministratorSeesContractsAndNoPatients) {
  const auto patient = api.add_patient(contract.id, {});
  api.add_staff("root@portico.example", password, "+36309990002", {}, true);
  auto root = api.sign_in_staff("root@portico.example", password, "+36309990002");
  EXPECT_EQ(root.get("/api/console/contracts").status, 200);
  EXPECT_EQ(root.get(contracts(contract.id)).status, 200);
  EXPECT_EQ(root.get(contracts(contract.id) + "/patients").status, 403);
  EXPECT_EQ(root.get(contracts(contract.id) + "/patients/" + patient.text()).status, 403);
}

}  // namespace
}  // namespace portico
