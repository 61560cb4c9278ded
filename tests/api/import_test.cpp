#include <gmock/gmock.h>

#include <fstream>

#include "fhir/import.hpp"
#include "records/kept_body.hpp"
#include "support/api.hpp"

namespace portico {
namespace {

using identity::Role;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

const std::string password = "Kiralyi7";

// What another system sends: a person, a visit that names a doctor who comes later, a text, and what cannot be taken.
constexpr std::string_view people = R"({"resourceType":"Bundle","type":"transaction","entry":[
  {"resource":{"resourceType":"Encounter","id":"e1","status":"finished","class":{"code":"AMB"},"type":[{"text":"Check up"}],
    "subject":{"reference":"Patient/p1"},"period":{"start":"2025-03-01T09:00:00Z"},
    "participant":[{"individual":{"reference":"Practitioner?identifier=npi|77","display":"Dr. X"}}]}},
  {"resource":{"resourceType":"Patient","id":"p1","name":[{"family":"D'Amore","given":["Éva"]}],"birthDate":"1961-10-14",
    "telecom":[{"system":"phone","value":"555-978-4581"}]}},
  {"resource":{"resourceType":"DocumentReference","id":"d1","status":"current","subject":{"reference":"Patient/p1"},
    "author":[{"reference":"Practitioner?identifier=npi|77","display":"Dr. X"}],
    "date":"2025-03-01T10:00:00Z","description":"Note","content":[{"attachment":{"contentType":"text/plain","data":"SGVsbG8="}}]}},
  {"resource":{"resourceType":"Observation","id":"o1","subject":{"reference":"Patient/p1"}}},
  {"resource":{"resourceType":"Encounter","id":"e2","status":"finished","subject":{"reference":"Patient/nobody"}}},
  {"resource":{"resourceType":"Encounter","id":"e3","status":"done","subject":{"reference":"Patient/p1"}}}]})";
constexpr std::string_view doctors =
    R"({"resourceType":"Practitioner","id":"dr","identifier":[{"system":"npi","value":"77"}],"name":[{"family":"House","given":["Gregory"]}]})";

struct Kept {
  Uuid id;
  Bytes body;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (id, body))

class ImportTest : public support::EachApi {
 protected:
  ImportTest() { api.add_staff("eva@duna.example", password, "+36301110001", {{duna.id, Role::receptionist}}); }

  void write(const std::string& name, std::string_view text) { std::ofstream{folder_.path() / name} << text; }
  fhir::ImportReport import(const std::string& source = "other") {
    return fhir::import(api.services().import_services(), app::Services::system_caller(duna.id),
                        {.organization = duna, .source = source, .patient_access = false, .paths = {folder_.path()}},
                        [](const fhir::ImportProgress&) {});
  }
  std::string contract() const { return "/api/console/contracts/" + duna.id.text(); }
  // The only patient that the search finds.
  std::string found(support::Api::Browser& staff, const std::string& query) {
    const auto reply = staff.post(contract() + "/patients/searches", {{"query", query}}).json();
    return std::string{reply.at("items").at(0).at("id").as_string()};
  }

  organization::Organization duna =
      api.add_contract("duna", organization::Identification::email, organization::AccessType::manual);

 private:
  support::TempDir folder_;
};
PORTICO_EACH_ENGINE(ImportTest);

TEST_P(ImportTest, takes_people_visits_and_documents_and_says_what_it_cannot_take) {
  write("a-people.json", people);
  write("b-doctors.json", doctors);
  write("c-cut.json", R"({"resourceType":"Patient","id")");
  const auto report = import();
  EXPECT_THAT(report.taken, UnorderedElementsAre(Pair("Patient", 1), Pair("Encounter", 1), Pair("DocumentReference", 1),
                                                 Pair("Practitioner", 1)));
  EXPECT_THAT(report.kept, ElementsAre(Pair("Observation", 1)));
  std::vector<std::string> reasons;
  for (const auto& refused : report.refused) reasons.push_back(refused.id + " " + refused.reason);
  EXPECT_THAT(reasons, UnorderedElementsAre("e2 PATIENT_UNKNOWN", "e3 STATUS_INVALID", " NOT_JSON"));
  EXPECT_THAT(report.remarks, testing::Contains(Pair("PHONE_INVALID", 1)));

  auto staff = api.sign_in_staff("eva@duna.example", password, "+36301110001");
  const auto patient = contract() + "/patients/" + found(staff, "eva d'amore");
  const auto visits = staff.get(patient + "/encounters").json().at("items").as_array();
  ASSERT_EQ(visits.size(), 1U);
  EXPECT_EQ(visits[0].at("practitioner").as_string(), "Gregory House") << "the doctor who came in a later file";
  const auto documents = staff.get(patient + "/documents").json().at("items").as_array();
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_FALSE(documents[0].at("patient_access").as_bool()) << "imported documents are not shown by themselves";
  EXPECT_EQ(documents[0].at("practitioner").as_string(), "Gregory House") << "the doctor who came in a later file";
}

TEST_P(ImportTest, a_doctor_with_a_new_name_bears_it_on_documents_filed_before) {
  write("a-people.json", people);
  write("b-doctors.json", doctors);
  import();
  write("b-doctors.json", R"({"resourceType":"Practitioner","id":"dr","identifier":[{"system":"npi","value":"77"}],)"
                          R"("name":[{"family":"Cuddy","given":["Gregory"]}]})");
  import();
  auto staff = api.sign_in_staff("eva@duna.example", password, "+36301110001");
  const auto documents = staff.get(contract() + "/patients/" + found(staff, "eva d'amore") + "/documents").json();
  EXPECT_EQ(documents.at("items").at(0).at("practitioner").as_string(), "Gregory Cuddy");
}

TEST_P(ImportTest, the_same_input_twice_changes_nothing) {
  write("a-people.json", people);
  write("b-doctors.json", doctors);
  import();
  const auto again = import();
  EXPECT_THAT(again.taken, IsEmpty());
  EXPECT_THAT(again.kept, IsEmpty());
  EXPECT_THAT(again.unchanged,
              UnorderedElementsAre(Pair("Patient", 1), Pair("Encounter", 1), Pair("DocumentReference", 1),
                                   Pair("Practitioner", 1), Pair("Observation", 1)));
}

TEST_P(ImportTest, what_a_person_corrected_is_offered_and_not_overwritten) {
  write(
      "a.json",
      R"({"resourceType":"Patient","id":"p1","name":[{"family":"Kovács","given":["Éva"]}],"address":[{"city":"Pécs"}]})");
  import();
  auto staff = api.sign_in_staff("eva@duna.example", password, "+36301110001");
  const auto patient = contract() + "/patients/" + found(staff, "kovacs eva");
  ASSERT_EQ(staff.patch(patient, {{"version", 1}, {"family", "Kováts"}}).status, 200);
  write(
      "a.json",
      R"({"resourceType":"Patient","id":"p1","name":[{"family":"Kovácsné","given":["Éva"]}],"address":[{"city":"Győr"}]})");
  import();
  const auto record = staff.get(patient).json();
  EXPECT_EQ(record.at("family").as_string(), "Kováts");
  EXPECT_EQ(record.at("address").at("city").as_string(), "Győr");
  EXPECT_EQ(record.at("suggestions").at(0).at("value").as_string(), "Kovácsné");

  const auto suggestion = patient + "/suggestions/" + std::string{record.at("suggestions").at(0).at("id").as_string()};
  EXPECT_EQ(api.browser().post(suggestion + "/acceptance").status, 401);
  const auto accepted = staff.post(suggestion + "/acceptance").json();
  EXPECT_EQ(accepted.at("family").as_string(), "Kovácsné");
  EXPECT_THAT(accepted.at("suggestions").as_array(), IsEmpty());
  EXPECT_EQ(staff.post(suggestion + "/dismissal").status, 404) << "settled already";
}

constexpr std::string_view by_the_name_of_anna = R"({"resourceType":"Patient","id":"p1","name":[{"family":"Anna"}]})";
constexpr std::string_view by_the_name_of_bela = R"({"resourceType":"Patient","id":"p1","name":[{"family":"Bela"}]})";

TEST_P(ImportTest, what_another_import_had_brought_is_news_again_after_something_else_came_between) {
  for (const auto text : {by_the_name_of_anna, by_the_name_of_bela, by_the_name_of_anna}) {
    write("a.json", text);
    EXPECT_THAT(import().taken, ElementsAre(Pair("Patient", 1)));
    api.clock().advance(seconds{1});
  }
  auto staff = api.sign_in_staff("eva@duna.example", password, "+36301110001");
  EXPECT_FALSE(found(staff, "anna").empty());
}

TEST_P(ImportTest, of_several_contents_in_one_import_the_last_stands_and_the_same_import_changes_nothing) {
  write("a.json", by_the_name_of_anna);
  write("b.json", by_the_name_of_bela);
  EXPECT_THAT(import().taken, ElementsAre(Pair("Patient", 2)));
  const auto kept = api.database().read(
      [](db::Transaction& transaction) { return transaction.all<Kept>("select id, body from kept_resource"); });
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_THAT(records::store::open(*api.services().keys, duna.id, kept[0].id, kept[0].body), HasSubstr("Bela"));
  EXPECT_THAT(import().unchanged, ElementsAre(Pair("Patient", 2)));
  auto staff = api.sign_in_staff("eva@duna.example", password, "+36301110001");
  EXPECT_FALSE(found(staff, "bela").empty());
}

std::string note_of(std::string_view base64) {
  return R"({"resourceType":"Bundle","type":"batch","entry":[
    {"resource":{"resourceType":"Patient","id":"p1","name":[{"family":"Anna"}]}},
    {"resource":{"resourceType":"DocumentReference","id":"d1","status":"current","subject":{"reference":"Patient/p1"},
      "description":"Note","content":[{"attachment":{"contentType":"text/plain","data":")" +
         std::string{base64} + R"("}}]}}]})";
}

TEST_P(ImportTest, a_document_that_changes_back_is_read_as_it_came_last) {
  write("a.json", note_of("T25l"));  // One
  import();
  api.clock().advance(seconds{1});
  write("b.json", note_of("VHdv"));  // Two
  write("c.json", note_of("T25l"));
  const auto report = import();
  EXPECT_THAT(report.unchanged, testing::Contains(Pair("DocumentReference", 1)));
  EXPECT_THAT(report.taken, ElementsAre(Pair("DocumentReference", 2)));
  const auto content = api.database().read([&](db::Transaction& transaction) {
    const auto file = transaction.one<files::FileId>("select file from document_reference");
    return api.services().files.read_all(transaction, duna.id, file);
  });
  EXPECT_EQ(as_text(content), "One");
}

TEST_P(ImportTest, a_text_that_no_database_can_hold_costs_its_own_resource_only) {
  write("a.json", R"({"resourceType":"Bundle","type":"batch","entry":[
    {"resource":{"resourceType":"Patient","id":"p1","name":[{"family":"Kov\u0000ács"}],"address":[{"city":"P\u0000cs"}]}},
    {"resource":{"resourceType":"Patient","id":"p2","name":[{"family":"Nagy"}],"address":[{"city":"\\u0000"}]}}]})");
  const auto report = import();
  EXPECT_THAT(report.taken, ElementsAre(Pair("Patient", 1)));
  ASSERT_EQ(report.refused.size(), 1U);
  EXPECT_EQ(report.refused[0].id + " " + report.refused[0].reason, "p1 ZERO_CHARACTER");
}

TEST_P(ImportTest, two_systems_patients_of_one_id_never_meet) {
  write("a.json", R"({"resourceType":"Patient","id":"1","name":[{"family":"Kovács"}]})");
  import("one");
  const auto other = import("two");
  EXPECT_THAT(other.taken, ElementsAre(Pair("Patient", 1)));
}

}  // namespace
}  // namespace portico
