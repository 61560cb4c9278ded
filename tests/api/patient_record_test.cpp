#include <gmock/gmock.h>

#include "support/api.hpp"

namespace portico {
namespace {

using identity::Role;
using organization::AccessType;
using organization::Identification;
using support::Api;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const std::string password = "Kiralyi7";

// Anna at Duna Medical; Éva at its desk, Ida at the desk of Tisza Medical, the doctor at Duna reads only.
class PatientRecordTest : public support::EachApi {
 protected:
  PatientRecordTest() {
    api.add_staff("eva@duna.example", password, "+36301110001", {{duna.id, Role::receptionist}});
    api.add_staff("ida@tisza.example", password, "+36301110003", {{tisza.id, Role::administrator}});
    api.add_staff("ede@duna.example", password, "+36301110004", {{duna.id, Role::practitioner}});
  }

  Api::Browser desk() { return api.sign_in_staff("eva@duna.example", password, "+36301110001"); }

  organization::Organization duna = api.add_contract("duna", Identification::email, AccessType::manual);
  organization::Organization tisza = api.add_contract("tisza", Identification::email, AccessType::manual);
  Api::Person anna{};
  patients::PatientId anna_id = api.add_patient(duna.id, anna);
  std::string all = "/api/console/contracts/" + duna.id.text() + "/patients";
  std::string record = all + "/" + anna_id.text();
  std::string own = "/api/portal/duna/patients/" + anna_id.text();
};
PORTICO_EACH_ENGINE(PatientRecordTest);

TEST_P(PatientRecordTest, IsClosedToStrangersAndOtherContracts) {
  auto stranger = api.browser();
  EXPECT_EQ(stranger.get(all).status, 401);
  EXPECT_EQ(stranger.get(record).status, 401);
  EXPECT_EQ(stranger.get(own).status, 401);
  EXPECT_EQ(stranger.post(all + "/searches", {{"query", "kov"}}).status, 401);
  auto other = api.sign_in_staff("ida@tisza.example", password, "+36301110003");
  EXPECT_EQ(other.get(record).status, 404);
  EXPECT_EQ(other.get("/api/console/contracts/" + tisza.id.text() + "/patients/" + anna_id.text()).status, 404);
  EXPECT_EQ(other.post("/api/console/contracts/" + tisza.id.text() + "/patients/searches", {{"query", "kov"}})
                .json()
                .at("items")
                .as_array()
                .size(),
            0u);
  auto doctor = api.sign_in_staff("ede@duna.example", password, "+36301110004");
  EXPECT_EQ(doctor.get(record).status, 200);
  EXPECT_EQ(doctor.patch(record, {{"version", 1}, {"gender", "female"}}).status, 403);
}

TEST_P(PatientRecordTest, APersonWhoNeverCameIsAdded) {
  auto staff = desk();
  const auto made = staff.post(
      all, {{"family", "Őrsi"},
            {"given", "Zoé"},
            {"birth_date", "1990-05-17"},
            {"gender", "female"},
            {"phone", "06 30 765 4321"},
            {"national_id_kind", "hu_taj"},
            {"national_id", "111 111 110"},
            {"address", {{"line", "Fő utca 1."}, {"city", "Szeged"}, {"postal_code", "6720"}, {"country", "HU"}}},
            {"notice", "email_sms"}});
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.text("name"), "Őrsi Zoé");
  EXPECT_EQ(made.text("phone"), "+36307654321");
  EXPECT_EQ(made.text("national_id"), "111111110");
  EXPECT_EQ(made.text("language"), "hu") << "the contract's";
  EXPECT_EQ(made.text("portal"), "no_access");
  const auto similar = staff.post(all, {{"family", "Orsi"}, {"given", "ZOE"}, {"birth_date", "1990-05-17"}});
  EXPECT_EQ(similar.status, 409);
  EXPECT_EQ(similar.code(), "SIMILAR_PATIENT");
  EXPECT_EQ(similar.json().at("similar").as_array()[0].at("id").as_string(), made.text("id"));
  EXPECT_EQ(
      staff.post(all, {{"family", "Orsi"}, {"given", "ZOE"}, {"birth_date", "1990-05-17"}, {"even_if_similar", true}})
          .status,
      201);
  EXPECT_THAT(api.audited(), Contains("patient_created"));
}

TEST_P(PatientRecordTest, AWrongPhoneIsRefusedWithTheReason) {
  auto staff = desk();
  const auto version = staff.get(record).number("version");
  const struct {
    boost::json::object change;
    std::string code;
    std::string field;
  } table[] = {{{{"phone", "+36 30 12"}}, "FORMAT_PHONE", "phone"},
               {{{"phone", "hello"}}, "FORMAT_PHONE", "phone"},
               {{{"email", "anna@"}}, "FORMAT_EMAIL", "email"},
               {{{"birth_date", "1990-02-30"}}, "FORMAT_DATE", "birth_date"},
               {{{"birth_date", "2090-02-03"}}, "BIRTH_DATE_FUTURE", "birth_date"},
               {{{"birth_date", "1800-02-03"}}, "BIRTH_DATE_TOO_EARLY", "birth_date"},
               {{{"family", " . "}}, "FAMILY_NAME_NEEDED", "family"},
               {{{"gender", "cat"}}, "FORMAT_CHOICE", "gender"},
               {{{"family", std::string(101, 'x')}}, "FORMAT_TOO_LONG", "family"},
               {{{"address", {{"line", ""}, {"city", ""}, {"postal_code", ""}, {"country", "hu"}}}},
                "FORMAT_COUNTRY",
                "address.country"},
               {{{"emergency_contact", {{"name", "X"}, {"phone", "1"}}}}, "FORMAT_PHONE", "emergency_contact.phone"}};
  for (const auto& row : table) {
    auto change = row.change;
    change["version"] = version;
    const auto reply = staff.patch(record, change);
    EXPECT_EQ(reply.code(), row.code) << reply.body;
    EXPECT_EQ(reply.json().at("errors").as_array()[0].at("field").as_string(), row.field);
    EXPECT_FALSE(reply.json().at("errors").as_array()[0].at("detail").as_string().empty());
  }
  EXPECT_EQ(staff.patch(record, {{"version", version}, {"id", Uuid::make().text()}}).code(), "UNKNOWN_MEMBER");
  EXPECT_EQ(staff.send_raw("PATCH", record, "{\"version\":1,\"family\":\"\xff\"}", "application/json").status, 400);
}

TEST_P(PatientRecordTest, TheConsoleHasThePatientsNewAddressAtOnce) {
  api.activate(duna, anna_id, password);
  auto patient = api.sign_in("duna", anna, password);
  const auto mine = patient.get(own);
  ASSERT_EQ(mine.status, 200) << mine.body;
  EXPECT_EQ(mine.json().at("field_classes").at("phone").as_string(), "after_proof");
  const auto changed = patient.patch(
      own, {{"version", mine.number("version")},
            {"address", {{"line", "Kossuth tér 2."}, {"city", "Pécs"}, {"postal_code", "7621"}, {"country", "HU"}}},
            {"birth_date", "1958-03-03"},
            {"email", "new@example.com"}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  const auto outcomes = changed.json().at("outcomes");
  EXPECT_EQ(outcomes.at("address").as_string(), "written");
  EXPECT_EQ(outcomes.at("birth_date").as_string(), "needs_approval");
  EXPECT_EQ(outcomes.at("email").as_string(), "needs_proof");
  const auto seen = desk().get(record).json();
  EXPECT_EQ(seen.at("address").at("city").as_string(), "Pécs");
  EXPECT_EQ(seen.at("birth_date").as_string(), "1958-03-02");
  EXPECT_EQ(seen.at("email").as_string(), anna.email);
  EXPECT_EQ(patient.patch(own, {{"version", mine.number("version")}, {"language", "es"}}).code(), "VERSION_CHANGED");
  EXPECT_THAT(api.audited(), Contains("patient_changed"));
}

TEST_P(PatientRecordTest, AnotherPatientIsNotFound) {
  api.activate(duna, anna_id, password);
  const auto bela = api.add_patient(
      duna.id, {.family = "Nagy", .given = "Béla", .phone = "+36301112222", .email = "bela@example.com"});
  auto patient = api.sign_in("duna", anna, password);
  const auto foreign = patient.get("/api/portal/duna/patients/" + bela.text());
  const auto random = patient.get("/api/portal/duna/patients/" + Uuid::make().text());
  EXPECT_EQ(foreign.status, 404);
  EXPECT_EQ(foreign.body, random.body);
  EXPECT_EQ(patient.patch("/api/portal/duna/patients/" + bela.text(), {{"version", 1}, {"language", "en"}}).status,
            404);
}

TEST_P(PatientRecordTest, ACorrectedPhoneIsTheOneToSignInWith) {
  api.activate(duna, anna_id, password);
  auto staff = desk();
  const auto version = staff.get(record).number("version");
  ASSERT_EQ(staff.patch(record, {{"version", version}, {"phone", "+36 70 555 1234"}}).status, 200);
  auto browser = api.browser();
  const auto old_phone = browser.post("/api/portal/duna/login",
                                      {{"identifier", anna.email}, {"phone", anna.phone}, {"password", password}});
  EXPECT_EQ(old_phone.status, 401);
  auto with_new = anna;
  with_new.phone = "+36705551234";
  EXPECT_EQ(api.sign_in("duna", with_new, password).get(own).text("phone"), "+36705551234");
}

TEST_P(PatientRecordTest, ListsShowWhoHasActivatedThePortal) {
  auto staff = desk();
  const auto state = [&] {
    return std::string{staff.get(all).json().at("items").as_array()[0].at("portal").as_string()};
  };
  EXPECT_EQ(state(), "not_activated");
  api.activate(duna, anna_id, password);
  EXPECT_EQ(state(), "active");
  EXPECT_EQ(staff.post(all + "/searches", {{"query", "anna kov"}}).json().at("items").as_array().size(), 1u);
}

TEST_P(PatientRecordTest, NothingPersonalIsInTheDatabaseOpenly) {
  api.add_patient(duna.id, {.phone = "+36309998877", .email = "canary@example.com", .taj = "111111110"});
  const auto sealed = api.database().read([](db::Transaction& transaction) {
    return transaction.all<Bytes>(
        "select phone from patient union all select email from patient union all select national_id from patient where "
        "national_id is not null");
  });
  ASSERT_FALSE(sealed.empty());
  for (const auto& bytes : sealed)
    for (const auto* canary : {"36309998877", "canary", "111111110"})
      EXPECT_THAT(std::string{as_text(bytes)}, Not(HasSubstr(canary)));
}

}  // namespace
}  // namespace portico
