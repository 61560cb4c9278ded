#include <gmock/gmock.h>

#include "organization/store.hpp"
#include "records/kept_body.hpp"
#include "records/store.hpp"
#include "support/api.hpp"

namespace portico {
namespace {

using identity::Role;
using organization::AccessType;
using organization::Identification;
using support::Api;
using testing::Contains;
using testing::ElementsAre;

const std::string password = "Kiralyi7";

// Anna's visits at Duna Medical.
class RecordsTest : public support::EachApi {
 protected:
  RecordsTest() {
    api.activate(duna, anna_id, password);
    api.add_staff("eva@duna.example", password, "+36301110001", {{duna.id, Role::receptionist}});
  }

  void add(const std::string& title, const std::string& started_at,
           records::EncounterStatus status = records::EncounterStatus::finished) {
    records::Encounter encounter;
    encounter.id = records::EncounterId::make();
    encounter.patient = anna_id;
    encounter.status = status;
    encounter.class_code = "AMB";
    encounter.title = title;
    encounter.started_at = Instant::parse(started_at);
    encounter.practitioner_name = "Dr. Nagy Ede";
    api.database().write([&](db::Transaction& transaction) { records::store::put(transaction, duna.id, encounter); });
  }

  static std::vector<std::string> titles(const support::Reply& reply) {
    std::vector<std::string> result;
    const auto body = reply.json();
    for (const auto& item : body.at("items").as_array()) result.emplace_back(item.at("title").as_string());
    return result;
  }

  organization::Organization duna = api.add_contract("duna", Identification::email, AccessType::manual);
  Api::Person anna{};
  patients::PatientId anna_id = api.add_patient(duna.id, anna);
  std::string portal_path = "/api/portal/duna/patients/" + anna_id.text() + "/encounters";
  std::string console_path = "/api/console/contracts/" + duna.id.text() + "/patients/" + anna_id.text() + "/encounters";
};
PORTICO_EACH_ENGINE(RecordsTest);

TEST_P(RecordsTest, HistoryIsEmptyThenNewestFirst) {
  auto patient = api.sign_in("duna", anna, password);
  EXPECT_TRUE(titles(patient.get(portal_path)).empty());
  add("Kontroll", "2026-01-10T09:00:00+01:00");
  add("Labor", "2026-02-10T09:00:00+01:00");
  add("Időpont nélkül", "");
  add("Téves", "2026-02-20T09:00:00+01:00", records::EncounterStatus::entered_in_error);
  const auto list = patient.get(portal_path);
  EXPECT_THAT(titles(list), ElementsAre("Labor", "Kontroll", "Időpont nélkül"));
  const auto body = list.json();
  const auto& first = body.at("items").as_array()[0];
  EXPECT_EQ(first.at("class").as_string(), "AMB");
  EXPECT_EQ(first.at("status").as_string(), "finished");
  EXPECT_EQ(first.at("practitioner").as_string(), "Dr. Nagy Ede");
  auto staff = api.sign_in_staff("eva@duna.example", password, "+36301110001");
  EXPECT_THAT(titles(staff.get(console_path)), ElementsAre("Téves", "Labor", "Kontroll", "Időpont nélkül"));
  EXPECT_THAT(api.audited(), Contains("encounters_listed"));
}

TEST_P(RecordsTest, HistoryGoesOnPageByPage) {
  for (int day = 1; day <= 5; ++day) add(std::to_string(day), fmt::format("2026-01-0{}T09:00:00Z", day));
  auto patient = api.sign_in("duna", anna, password);
  std::vector<std::string> walked;
  std::string cursor;
  do {
    const auto page = patient.get(portal_path + "?limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor));
    ASSERT_EQ(page.status, 200) << page.body;
    for (auto& title : titles(page)) walked.push_back(title);
    cursor = page.text("next_cursor");
  } while (!cursor.empty());
  EXPECT_THAT(walked, ElementsAre("5", "4", "3", "2", "1"));
  EXPECT_EQ(patient.get(portal_path + "?cursor=!").code(), "FORMAT_CURSOR");
}

TEST_P(RecordsTest, OthersGetNothing) {
  EXPECT_EQ(api.browser().get(portal_path).status, 401);
  EXPECT_EQ(api.browser().get(console_path).status, 401);
  const Api::Person bela{.family = "Nagy", .given = "Béla", .phone = "+36301112222", .email = "bela@example.com"};
  api.activate(duna, api.add_patient(duna.id, bela), password);
  EXPECT_EQ(api.sign_in("duna", bela, password).get(portal_path).status, 404);
}

TEST_P(RecordsTest, AKeptResourceIsSealedAndReplaced) {
  const auto id = Uuid::make();
  for (const auto* body : {R"({"resourceType":"Claim","text":"secret"})", R"({"resourceType":"Claim"})"})
    api.database().write([&](db::Transaction& transaction) {
      records::store::keep(transaction, duna.id, id, "synthea", "Claim", "1", anna_id,
                           records::store::seal(*api.services().keys, duna.id, id, body));
    });
  const auto sealed = api.database().read(
      [&](db::Transaction& transaction) { return transaction.all<Bytes>("select body from kept_resource"); });
  ASSERT_EQ(sealed.size(), 1u);
  EXPECT_EQ(as_text(sealed[0]).find("Claim"), std::string::npos);
  EXPECT_EQ(records::store::open(*api.services().keys, duna.id, id, sealed[0]), R"({"resourceType":"Claim"})");
}

TEST_P(RecordsTest, AKeptResourceOpensAsItWasWrittenOrNotAtAll) {
  auto& keys = *api.services().keys;
  const auto id = Uuid::make();
  for (const auto& body : {std::string{}, std::string{"{}"}, R"({"text":")" + std::string(200'000, 'x') + R"("})"})
    EXPECT_EQ(records::store::open(keys, duna.id, id, records::store::seal(keys, duna.id, id, body)), body);
  const auto before =
      keys.seal_field(duna.id, "kept_resource.body", id, R"({"stored":"before there was compression"})");
  EXPECT_EQ(records::store::open(keys, duna.id, id, before), R"({"stored":"before there was compression"})");
  const auto cut = keys.seal_field(duna.id, "kept_resource.body", id, "\x28\xB5\x2F\xFD cut");
  EXPECT_THROW(records::store::open(keys, duna.id, id, cut), std::runtime_error);
  EXPECT_THROW(records::store::open(keys, duna.id, Uuid::make(), before), std::runtime_error);
}

}  // namespace
}  // namespace portico
