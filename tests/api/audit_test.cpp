#include <gmock/gmock.h>

#include "audit/verify.hpp"
#include "support/api.hpp"

namespace portico {
namespace {

using organization::AccessType;
using organization::Identification;
using support::Api;
using testing::IsSupersetOf;

// What a first login, a look at the record and a sign-out leave behind.
class AuditTest : public support::EachApi {
 protected:
  AuditTest() {
    api.add_staff("eva@duna.example", "Kiralyi7", "+36309990000", {{contract.id, identity::Role::administrator}});
    desk = api.sign_in_staff("eva@duna.example", "Kiralyi7", "+36309990000");
    api.run_jobs();
  }

  void tell_the_story() {
    const auto record = "/api/console/contracts/" + contract.id.text() + "/patients/" + patient.text();
    desk.get(record);
    desk.patch(record + "/portal-access", {{"enabled", true}});
    const auto code = desk.post(record + "/portal-access/desk-codes").text("code");
    auto browser = api.browser();
    const std::string portal = "/api/portal/duna";
    browser.post(portal + "/activation", {{"identifier", anna.email}, {"phone", anna.phone}, {"code", code}});
    browser.post(portal + "/activation/code", {{"code", api.last_code(anna.phone)}});
    browser.csrf = browser.post(portal + "/activation/password", {{"password", "Kiralyi7"}}).text("csrf_token");
    EXPECT_EQ(browser.get(portal + "/patients/" + patient.text()).status, 200);
    EXPECT_EQ(browser.del(portal + "/session").status, 204);
  }

  audit::Report verify() {
    const auto& keys = *api.services().keys;
    api.services().journal.drain();
    api.services().sealer.run();
    return audit::verify(api.database(), keys.installation_key(keys::Purpose::audit_mac),
                         keys.installation_key(keys::Purpose::audit_signature),
                         api.data() / "audit-head" / "heads.ndjson");
  }

  organization::Organization contract = api.add_contract("duna", Identification::email, AccessType::manual);
  Api::Person anna{.portal_access = false};
  patients::PatientId patient = api.add_patient(contract.id, anna);
  Api::Browser desk = api.browser();
};
PORTICO_EACH_ENGINE(AuditTest);

TEST_P(AuditTest, EveryStepOfTheStoryLeavesItsRow) {
  tell_the_story();
  EXPECT_THAT(api.audited(),
              IsSupersetOf({"staff_created", "staff_login_submitted", "login_code_sent", "staff_session_started",
                            "patient_created", "patient_viewed", "portal_access_changed", "desk_code_issued",
                            "login_submitted", "password_set", "session_started", "session_ended"}));
}

TEST_P(AuditTest, NothingPersonalStandsInIt) {
  tell_the_story();
  const auto rows = api.database().read([](db::Transaction& transaction) {
    return transaction.all<std::string>("select detail || action || outcome || entity_type from audit_event");
  });
  for (const auto& row : rows)
    for (const auto& secret : {anna.family, anna.given, anna.phone, anna.email})
      EXPECT_EQ(row.find(secret), std::string::npos) << row;
}

TEST_P(AuditTest, TheWholeOfItVerifiesUntilSomebodyMeddles) {
  tell_the_story();
  const auto report = verify();
  EXPECT_TRUE(report.intact()) << report.findings.front().text();
  EXPECT_EQ(report.unsealed, 0);
  EXPECT_GT(report.rows, 10);

  api.database().write([](db::Transaction& transaction) {
    transaction.run("update audit_event set outcome = 'x' where action = 'password_set'");
  });
  const auto found = verify();
  ASSERT_EQ(found.findings.size(), 1U);
  EXPECT_EQ(found.findings[0].kind, audit::Finding::Kind::changed);
  EXPECT_EQ(found.findings[0].organization, contract.id);
}

TEST_P(AuditTest, WithoutItsRowNoRecordIsShown) {
  const auto record = "/api/console/contracts/" + contract.id.text() + "/patients/" + patient.text();
  EXPECT_EQ(desk.get(record).status, 200);
  api.database().write(
      [](db::Transaction& transaction) { transaction.run("alter table audit_event rename to hidden"); });
  const auto reply = desk.get(record);
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.body.find(anna.family), std::string::npos);
  api.database().write(
      [](db::Transaction& transaction) { transaction.run("alter table hidden rename to audit_event"); });
}

}  // namespace
}  // namespace portico
