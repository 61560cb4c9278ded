#include <gmock/gmock.h>

#include <random>

#include "access/subjects.hpp"
#include "support/api.hpp"

namespace portico {
namespace {

using organization::AccessType;
using organization::Identification;
using support::Api;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class PortalAccessTest : public support::EachApi {
 protected:
  PortalAccessTest() {
    api.add_staff("eva@duna.example", "Kiralyi7", "+36309990000", {{contract.id, identity::Role::administrator}});
    desk = api.sign_in_staff("eva@duna.example", "Kiralyi7", "+36309990000");
  }

  std::string tab(patients::PatientId patient) const {
    return "/api/console/contracts/" + contract.id.text() + "/patients/" + patient.text() + "/portal-access";
  }
  static std::vector<std::string> codes(const support::Reply& reply) {
    std::vector<std::string> result;
    const auto view = reply.json();
    for (const auto& blocker : view.at("blockers").as_array()) result.emplace_back(blocker.at("code").as_string());
    return result;
  }
  std::vector<std::string> blockers(patients::PatientId patient) { return codes(desk.get(tab(patient))); }

  // As imports leave records behind.
  void damage(const organization::Organization& clinic, patients::PatientId id, std::uint64_t how) {
    auto& store = api.services().patients.store();
    api.database().write([&](db::Transaction& transaction) {
      auto record = *store.find(transaction, clinic.id, id);
      if (how == 0) record.phone = "+36 30 555 12";
      if (how == 1) record.given = "";
      if (how == 2) record.deceased = true;
      if (how == 3) record.national_id = "123";
      if (how == 4) record.email = "anna";
      store.update(transaction, clinic.id, clinic.language, record, record.version);
    });
  }
  bool may_have_account(const organization::Organization& clinic, patients::PatientId id) {
    return api.database().read([&](db::Transaction& transaction) {
      const auto judged = access::judge(api.services().access_services, transaction, clinic, id);
      return judged->patient.phone && !judged->identifier_taken && access::identifier_of(clinic, judged->patient);
    });
  }
  organization::Qualifying judged_one_by_one(const organization::Organization& clinic) {
    return api.database().read([&](db::Transaction& transaction) {
      organization::Qualifying counts;
      for (const auto id :
           transaction.all<patients::PatientId>("select id from patient where organization = $1", clinic.id)) {
        const auto judged = access::judge(api.services().access_services, transaction, clinic, id);
        const auto missing = access::missing_for_automatic(judged->subject(clinic));
        ++counts.patients;
        if (missing.empty()) ++counts.qualify;
        for (const auto& blocker : missing) ++counts.missing[blocker.code];
      }
      return counts;
    });
  }

  organization::Organization contract = api.add_contract("duna", Identification::email, AccessType::manual);
  Api::Browser desk = api.browser();
};
PORTICO_EACH_ENGINE(PortalAccessTest);

TEST_P(PortalAccessTest, SaysWhatStandsInTheWayAndItsFix) {
  const auto anna = api.add_patient(contract.id, {.phone = "", .email = "", .portal_access = false});
  const auto reply = desk.get(tab(anna));
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_THAT(codes(reply), ElementsAre("SWITCHED_OFF", "NO_PHONE", "NO_IDENTIFIER_EMAIL", "NOT_ACTIVATED"));
  const auto view = reply.json();
  EXPECT_FALSE(view.at("can_log_in").as_bool());
  EXPECT_EQ(view.at("blockers").at(1).at("fix").as_string(), "edit_phone");
  EXPECT_EQ(view.at("portal_url").as_string(), "https://portal.example.org/p/duna/");
  EXPECT_EQ(view.at("access_type").as_string(), "manual");
  EXPECT_THAT(api.audited(), Contains("portal_access_viewed"));
}

TEST_P(PortalAccessTest, SpeaksTheReadersLanguage) {
  const auto anna = api.add_patient(contract.id, {.phone = ""});
  const auto detail = [&] {
    return std::string{desk.get(tab(anna)).json().at("blockers").at(0).at("detail").as_string()};
  };
  const auto english = detail();
  ASSERT_EQ(desk.put("/api/console/session/language", {{"language", "hu"}}).status, 204);
  EXPECT_NE(detail(), english);
  EXPECT_NE(detail().find("telefonszám"), std::string::npos);
}

TEST_P(PortalAccessTest, NamesTheExactFaultOfAnImportedNumber) {
  const auto anna = api.add_patient(contract.id, {});
  auto& store = api.services().patients.store();
  api.database().write([&](db::Transaction& transaction) {
    auto record = *store.find(transaction, contract.id, anna);
    record.phone = "+36 30 555 12";
    store.update(transaction, contract.id, contract.language, record, record.version);
  });
  const auto view = desk.get(tab(anna)).json();
  EXPECT_EQ(view.at("blockers").at(0).at("code").as_string(), "PHONE_INVALID");
  const std::string detail{view.at("blockers").at(0).at("detail").as_string()};
  EXPECT_NE(detail.find("555 12"), std::string::npos) << detail;
  EXPECT_NE(detail.find("too short"), std::string::npos) << detail;
}

TEST_P(PortalAccessTest, SwitchingOnIsAllThatManualAccessNeeds) {
  const auto anna = api.add_patient(contract.id, {.portal_access = false});
  const auto reply = desk.patch(tab(anna), {{"enabled", true}});
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_THAT(codes(reply), ElementsAre("NOT_ACTIVATED"));
  api.activate(contract, anna, "Kiralyi7");
  EXPECT_THAT(blockers(anna), IsEmpty());
  EXPECT_TRUE(desk.get(tab(anna)).json().at("can_log_in").as_bool());
  EXPECT_THAT(api.audited(), Contains("portal_access_changed"));
}

TEST_P(PortalAccessTest, SwitchingOffEndsTheSessionsAtOnce) {
  const Api::Person person{};
  const auto anna = api.add_patient(contract.id, person);
  api.activate(contract, anna, "Kiralyi7");
  auto browser = api.sign_in("duna", person, "Kiralyi7");
  EXPECT_EQ(desk.patch(tab(anna), {{"enabled", false}}).status, 200);
  EXPECT_EQ(browser.get("/api/portal/duna/session").status, 401);
}

TEST_P(PortalAccessTest, TellsOfTheCodeAndTheLastLogin) {
  const Api::Person person{};
  const auto anna = api.add_patient(contract.id, person);
  EXPECT_FALSE(desk.get(tab(anna)).json().as_object().contains("desk_code"));
  const auto issued = desk.post(tab(anna) + "/desk-codes");
  ASSERT_EQ(issued.status, 201) << issued.body;
  EXPECT_EQ(issued.text("code").size(), 11U);
  EXPECT_EQ(issued.text("expires_at"), (api.clock().now() + hours{72}).rfc3339());
  auto view = desk.get(tab(anna)).json();
  EXPECT_FALSE(view.at("desk_code").at("used").as_bool());
  api.activate(contract, anna, "Kiralyi7");
  api.sign_in("duna", person, "Kiralyi7");
  view = desk.get(tab(anna)).json();
  EXPECT_TRUE(view.at("activated").as_bool());
  EXPECT_EQ(view.at("last_login_at").as_string(), api.clock().now().rfc3339());
}

TEST_P(PortalAccessTest, NamesWhatWasWrongWithTheLastTry) {
  const Api::Person person{};
  const auto anna = api.add_patient(contract.id, person);
  const auto reason = [&] {
    const auto view = desk.get(tab(anna)).json();
    const auto* failed = view.as_object().if_contains("failed_try");
    return failed ? std::string{failed->at("reason").as_string()} : "";
  };
  const auto tries = [&](const std::string& phone) {
    api.browser().post("/api/portal/duna/activation",
                       {{"identifier", person.email}, {"phone", phone}, {"code", "ABCDE-FGHJK"}});
    api.clock().advance(seconds{1});
  };
  EXPECT_EQ(reason(), "");
  tries("+36301112222");
  EXPECT_EQ(reason(), "PHONE_MISMATCH");
  EXPECT_EQ(desk.get(tab(anna)).json().at("failed_try").at("fix").as_string(), "edit_phone");
  tries(person.phone);
  EXPECT_EQ(reason(), "CODE_WRONG");
  api.activate(contract, anna, "Kiralyi7");
  tries(person.phone);
  EXPECT_EQ(reason(), "HAS_PASSWORD");
  const auto signs_in = [&](const std::string& phone, const std::string& password) {
    api.browser().post("/api/portal/duna/login",
                       {{"identifier", person.email}, {"phone", phone}, {"password", password}});
    api.clock().advance(seconds{1});
  };
  signs_in(person.phone, "Kiralyi8");
  EXPECT_EQ(reason(), "PASSWORD_WRONG");
  signs_in("+36301112222", "Kiralyi7");
  EXPECT_EQ(reason(), "PHONE_MISMATCH");
  api.sign_in("duna", person, "Kiralyi7");
  EXPECT_EQ(reason(), "") << "what came before a sign-in is past";
}

TEST_P(PortalAccessTest, SaysOfATryWhoseAccessWasShutThatNothingTypedWasWrong) {
  const Api::Person person{.portal_access = false};
  const auto anna = api.add_patient(contract.id, person);
  api.browser().post("/api/portal/duna/activation",
                     {{"identifier", person.email}, {"phone", person.phone}, {"code", "ABCDE-FGHJK"}});
  EXPECT_EQ(desk.get(tab(anna)).json().at("failed_try").at("reason").as_string(), "NOT_ADMITTED");
}

TEST_P(PortalAccessTest, IssuesNoCodeThatCouldNotBeUsed) {
  const auto anna = api.add_patient(contract.id, {.phone = ""});
  const auto reply = desk.post(tab(anna) + "/desk-codes");
  EXPECT_EQ(reply.status, 409);
  EXPECT_EQ(reply.code(), "NO_PHONE");
  EXPECT_FALSE(reply.text("detail").empty());
}

TEST_P(PortalAccessTest, AnIdentifierThatAnotherAccountHasIsToldToStaff) {
  const auto anna = api.add_patient(contract.id, {});
  api.activate(contract, anna, "Kiralyi7");
  const auto sister =
      api.add_patient(contract.id, {.given = "Judit", .birth_date = "1960-01-01", .phone = "+36301112222"});
  EXPECT_THAT(blockers(sister), ElementsAre("IDENTIFIER_TAKEN", "NOT_ACTIVATED"));
}

// The counter and the record's tab judge by different statements, and never differ.
TEST_P(PortalAccessTest, CountingJudgesEachAsHisRecordDoes) {
  std::mt19937_64 numbers{7};
  const auto one_of = [&](const std::vector<std::string>& values) { return values[numbers() % values.size()]; };
  for (const auto identification : {Identification::email, Identification::national_id}) {
    const auto clinic = api.add_contract(identification == Identification::email ? "tisza" : "maros", identification,
                                         AccessType::automatic);
    for (int i = 0; i < 120; ++i) {
      const auto id = api.add_patient(
          clinic.id, {.family = one_of({"Kovács", "Nagy", "Tóth", "Szabó", "Kiss"}),
                      .given = one_of({"Anna", "Béla", "Éva"}),
                      .birth_date = one_of({"1958-03-02", "1990-12-31", "2020-01-01", ""}),
                      .phone = one_of({"+36301234567", "+36309998888", ""}),
                      .email = one_of({"a@example.com", "b@example.com", fmt::format("p{}@example.com", i), ""}),
                      .taj = one_of({"111111110", "222222220", ""})});
      damage(clinic, id, numbers() % 8);
      if (numbers() % 4 == 0 && may_have_account(clinic, id)) api.activate(clinic, id, "Kiralyi7");
    }
    const auto counted = api.services().access.doctor.count_qualifying(clinic.id);
    const auto judged = judged_one_by_one(clinic);
    EXPECT_EQ(counted.patients, 120);
    EXPECT_EQ(counted.qualify, judged.qualify);
    EXPECT_EQ(counted.missing, judged.missing);
    EXPECT_GE(counted.missing.size(), 6U);
  }
}

TEST_P(PortalAccessTest, TwoWhoLookLikeOneAreToldApart) {
  api.database().write([&](db::Transaction& transaction) {
    transaction.run("update organization set access_type = 'automatic' where id = $1", contract.id);
  });
  const Api::Person first{.taj = "111111110"};
  const auto anna = api.add_patient(contract.id, first);
  const auto namesake =
      api.add_patient(contract.id, {.phone = "+36301112222", .email = "other@example.com", .taj = "222222220"});
  const auto stranger = api.add_patient(
      contract.id, {.given = "Béla", .birth_date = "1970-01-01", .phone = "", .email = "bela@example.com"});
  EXPECT_THAT(blockers(anna), ElementsAre("DUPLICATE_SUSPECT", "NOT_ACTIVATED"));
  const auto path = [&](patients::PatientId of) {
    return "/api/console/contracts/" + contract.id.text() + "/patients/" + of.text();
  };
  const auto found = desk.get(path(anna) + "/duplicates").json();
  ASSERT_EQ(found.at("items").as_array().size(), 1U);
  EXPECT_EQ(found.at("items").at(0).at("id").as_string(), namesake.text());
  EXPECT_EQ(found.at("items").at(0).at("phone").as_string(), "+36301112222");
  EXPECT_EQ(desk.get(path(patients::PatientId::make()) + "/duplicates").status, 404);

  const auto tell = [&](patients::PatientId one, const std::string& other) {
    return desk.post(path(one) + "/distinctions", {{"other", other}});
  };
  for (const auto& nobody : {stranger.text(), anna.text(), patients::PatientId::make().text()})
    EXPECT_EQ(tell(anna, nobody).status, 404);
  const auto told = tell(anna, namesake.text());
  ASSERT_EQ(told.status, 200) << told.body;
  EXPECT_TRUE(told.json().at("items").as_array().empty());
  for (const auto one : {anna, namesake}) EXPECT_THAT(blockers(one), ElementsAre("NOT_ACTIVATED"));
  EXPECT_EQ(tell(namesake, anna.text()).status, 404) << "once is enough";
  EXPECT_THAT(api.audited(), Contains("patient_changed"));

  ASSERT_EQ(desk.patch(path(anna), {{"version", desk.get(path(anna)).number("version")}, {"given", "Anna "}}).status,
            200);
  EXPECT_THAT(blockers(anna), ElementsAre("NOT_ACTIVATED")) << "what was said stays said";
  const auto third =
      api.add_patient(contract.id, {.phone = "+36303334444", .email = "third@example.com", .taj = "333333330"});
  EXPECT_THAT(blockers(anna), ElementsAre("DUPLICATE_SUSPECT", "NOT_ACTIVATED"));
  EXPECT_EQ(desk.get(path(anna) + "/duplicates").json().at("items").at(0).at("id").as_string(), third.text());
}

TEST_P(PortalAccessTest, TheMissingNameIsEnteredOnTheRecord) {
  api.database().write([&](db::Transaction& transaction) {
    transaction.run("update organization set access_type = 'automatic' where id = $1", contract.id);
  });
  const auto anna = api.add_patient(contract.id, {});
  auto& store = api.services().patients.store();
  api.database().write([&](db::Transaction& transaction) {
    auto record = *store.find(transaction, contract.id, anna);
    record.given = "";
    store.update(transaction, contract.id, contract.language, record, record.version);
  });
  const auto view = desk.get(tab(anna)).json();
  EXPECT_EQ(view.at("blockers").at(0).at("code").as_string(), "NAME_MISSING");
  EXPECT_EQ(view.at("blockers").at(0).at("fix").as_string(), "edit_name");
}

TEST_P(PortalAccessTest, CountsWhoQualifies) {
  api.add_patient(contract.id, {});
  api.add_patient(contract.id, {.family = "Nagy", .birth_date = "2020-01-01", .phone = "", .email = "b@example.com"});
  api.add_patient(contract.id, {.family = "Tóth", .birth_date = "", .phone = "+36301112222", .email = "c@example.com"});
  const auto reply = desk.get("/api/console/contracts/" + contract.id.text() + "/portal-settings");
  ASSERT_EQ(reply.status, 200) << reply.body;
  const auto qualifying = reply.json().at("qualifying");
  EXPECT_EQ(qualifying.at("patients").as_int64(), 3);
  EXPECT_EQ(qualifying.at("qualify").as_int64(), 1);
  EXPECT_EQ(qualifying.at("missing").at("NO_PHONE").as_int64(), 1);
  EXPECT_EQ(qualifying.at("missing").at("UNDER_AGE").as_int64(), 1);
  EXPECT_EQ(qualifying.at("missing").at("NO_BIRTH_DATE").as_int64(), 1);
}

}  // namespace
}  // namespace portico
