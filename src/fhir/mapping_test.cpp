#include "fhir/mapping.hpp"

#include <gmock/gmock.h>

#include <array>

#include "fhir/resource.hpp"

namespace portico::fhir {
namespace {

namespace json = boost::json;
using ::testing::ElementsAre;

json::object object(std::string_view text) { return json::parse(text).as_object(); }

struct Read {
  std::vector<std::string> taken;    // Type/id
  std::vector<std::string> reasons;  // file reason
};

Read read(std::string_view text, bool ndjson = false) {
  Read result;
  read_text(text, "f", ndjson,
            {[&](Resource&& r) { result.taken.push_back(r.type + "/" + r.id); },
             [&](Unreadable&& u) { result.reasons.push_back(u.origin.file + " " + u.reason); }});
  return result;
}

TEST(ReadText, a_single_resource) {
  EXPECT_THAT(read(R"({"resourceType":"Patient","id":"p.1-A"})").taken, ElementsAre("Patient/p.1-A"));
}

TEST(ReadText, in_given_room_however_small_it_reads_the_same) {
  std::array<unsigned char, 64> room{};
  std::string body;
  const std::string text = R"({"resourceType":"Patient","id":"1","text":")" + std::string(200, 'x') + R"("})";
  const Sink sink{[&](Resource&& r) { body = json::serialize(r.body); }, [](Unreadable&&) {}};
  for (const auto is_ndjson : {false, true}) {
    read_text(text + "\n", "f", is_ndjson, sink, room);
    EXPECT_EQ(body, text);
  }
}

TEST(ReadText, a_byte_order_mark_is_no_fault) {
  EXPECT_THAT(read("\xEF\xBB\xBF{\"resourceType\":\"Patient\",\"id\":\"1\"}").taken, ElementsAre("Patient/1"));
}

TEST(ReadText, the_entries_of_a_bundle_each_for_itself) {
  const auto result = read(R"({"resourceType":"Bundle","type":"transaction","entry":[
    {"fullUrl":"urn:uuid:6eb9f136-121e-2f36-9115-d450c210dced","resource":{"resourceType":"Patient"}},
    {"resource":{"resourceType":"Encounter","id":"e"}},
    {"resource":{"resourceType":"Spaceship","id":"x"}},
    {"resource":{"resourceType":"Patient"}},
    {"resource":{"resourceType":"Patient","id":"a/b"}},
    {"request":{"method":"DELETE","url":"Patient/1"}},
    {"fullUrl":"x"}, 7,
    {"resource":{"resourceType":"Bundle","id":"b","type":"collection"}}]})");
  EXPECT_THAT(result.taken, ElementsAre("Patient/6eb9f136-121e-2f36-9115-d450c210dced", "Encounter/e"));
  EXPECT_THAT(result.reasons, ElementsAre("f NOT_FHIR_TYPE", "f NO_ID", "f BAD_ID", "f ENTRY_DELETES", "f ENTRY_EMPTY",
                                          "f ENTRY_EMPTY", "f NESTED_BUNDLE"));
}

TEST(ReadText, lines_of_ndjson_each_for_itself_with_their_number) {
  const auto result = read(
      "{\"resourceType\":\"Patient\",\"id\":\"1\"}\n\n{\"resourceType\":\"Pat\r\n{\"resourceType\":\"Patient\",\"id\":"
      "\"2\"}",
      true);
  EXPECT_THAT(result.taken, ElementsAre("Patient/1", "Patient/2"));
  EXPECT_THAT(result.reasons, ElementsAre("f:3 NOT_JSON"));
}

struct Unfit {
  const char* name;
  const char* text;
  const char* reason;
};
class ReadUnfit : public ::testing::TestWithParam<Unfit> {};
TEST_P(ReadUnfit, is_told) {
  const auto result = read(GetParam().text);
  EXPECT_TRUE(result.taken.empty());
  EXPECT_THAT(result.reasons, ElementsAre(std::string{"f "} + GetParam().reason));
}
INSTANTIATE_TEST_SUITE_P(
    Texts, ReadUnfit,
    ::testing::Values(Unfit{"empty", "", "NOT_JSON"}, Unfit{"cut", R"({"resourceType":"Patient","id")", "NOT_JSON"},
                      Unfit{"array", "[1]", "NOT_A_RESOURCE"}, Unfit{"no_type", R"({"id":"1"})", "NOT_A_RESOURCE"},
                      Unfit{"html", "<html>", "NOT_JSON"},
                      Unfit{"broken_utf8", "{\"resourceType\":\"\xC3\"}", "NOT_JSON"},
                      Unfit{"history", R"({"resourceType":"Bundle","type":"history","entry":[]})", "BUNDLE_TYPE"}),
    [](const auto& info) { return info.param.name; });

TEST(ReadText, depth_is_bounded) {
  std::string deep = R"({"resourceType":"Basic","id":"1","x":)";
  for (int i = 0; i < 100'000; ++i) deep += '[';
  EXPECT_THAT(read(deep).reasons, ElementsAre("f NOT_JSON"));
}

struct Pointing {
  const char* name;
  const char* text;
  const char* expected;  // type id system value
};
class References : public ::testing::TestWithParam<Pointing> {};
TEST_P(References, lead_where_they_say) {
  const auto body = object(GetParam().text);
  const auto r = reference_of(&body);
  EXPECT_EQ(r.type + " " + r.id + " " + r.identifier_system + " " + r.identifier_value, GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(
    Forms, References,
    ::testing::Values(
        Pointing{"relative", R"({"reference":"Patient/1"})", "Patient 1  "},
        Pointing{"absolute", R"({"reference":"https://x.example/fhir/Patient/a-1/_history/2"})", "Patient a-1  "},
        Pointing{"urn", R"({"reference":"urn:uuid:6eb9f136"})", " 6eb9f136  "},
        Pointing{"conditional", R"({"reference":"Practitioner?identifier=http://npi|99"})",
                 "Practitioner  http://npi 99"},
        Pointing{"logical", R"({"type":"Location","identifier":{"system":"s","value":"v"}})", "Location  s v"},
        Pointing{"contained", R"({"reference":"#p"})", "   "}, Pointing{"nonsense", R"({"reference":"Foo/1"})", "   "},
        Pointing{"other_search", R"({"reference":"Patient?name=x"})", "   "}),
    [](const auto& info) { return info.param.name; });

PatientIn patient(std::string_view text) { return std::get<PatientIn>(map_patient(object(text))); }

TEST(MapPatient, takes_the_official_name_before_a_maiden_name) {
  const auto p = patient(R"({"name":[{"use":"maiden","family":"Kovács","given":["Éva"]},
    {"use":"official","family":"D'Amore443","given":["Éva", "Mária"]}],"birthDate":"1961-10-14","gender":"female"})");
  EXPECT_EQ(p.family, "D'Amore443");
  EXPECT_EQ(p.given, "Éva Mária");
  EXPECT_EQ(p.birth_date->text(), "1961-10-14");
  EXPECT_EQ(p.gender, "female");
}

TEST(MapPatient, html_in_a_name_is_just_text) {
  EXPECT_EQ(patient(R"({"name":[{"family":"<script>alert(1)</script>"}]})").family, "<script>alert(1)</script>");
}

TEST(MapPatient, a_year_alone_is_no_day_and_no_fault) {
  EXPECT_FALSE(patient(R"({"name":[{"family":"A"}],"birthDate":"1961"})").birth_date.has_value());
  EXPECT_EQ(std::get<Untaken>(map_patient(object(R"({"name":[{"family":"A"}],"birthDate":"1961-13-01"})"))).reason,
            "BIRTH_DATE_INVALID");
}

TEST(MapPatient, a_national_number_is_preferred_and_a_record_number_is_none) {
  const auto p = patient(R"({"name":[{"family":"A"}],"identifier":[
    {"type":{"coding":[{"code":"MR"}]},"system":"http://hospital","value":"1"},
    {"type":{"coding":[{"code":"PPN"}]},"value":"X1"},
    {"system":"http://hl7.org/fhir/sid/us-ssn","value":"999-12-9623"}]})");
  EXPECT_EQ(p.national_id_kind, "other");
  EXPECT_EQ(p.national_id, "999-12-9623");
}

TEST(MapPatient, a_mobile_comes_before_other_phones_and_an_old_one_never) {
  EXPECT_EQ(patient(R"({"name":[{"family":"A"}],"telecom":[{"system":"phone","use":"old","value":"1"},
    {"system":"phone","use":"home","value":"2"},{"system":"phone","use":"mobile","value":"3"},{"system":"email","value":"a@b.c"}]})")
                .phone,
            "3");
}

TEST(MapPatient, without_a_name_it_is_not_taken) {
  EXPECT_EQ(std::get<Untaken>(map_patient(object(R"({"id":"1","name":[{}]})"))).reason, "NAME_MISSING");
}

TEST(MapEncounter, period_and_people) {
  const auto e = std::get<EncounterIn>(map_encounter(object(R"({"status":"finished","class":{"code":"AMB"},
    "type":[{"coding":[{"code":"1","display":"Check up"}]}],"subject":{"reference":"Patient/1"},
    "participant":[{"individual":{"reference":"Practitioner/9","display":"Dr. X"}}],
    "period":{"start":"2019-05-01T23:30:00-05:00","end":"2019-05-02T00:00:00-05:00"}})")));
  EXPECT_EQ(e.title, "Check up");
  EXPECT_EQ(e.started_at->rfc3339(), "2019-05-02T04:30:00Z");
  EXPECT_EQ(e.practitioner.display, "Dr. X");
}

struct UnfitEncounter {
  const char* name;
  const char* text;
  const char* reason;
};
class Encounters : public ::testing::TestWithParam<UnfitEncounter> {};
TEST_P(Encounters, say_why_they_are_not_taken) {
  EXPECT_EQ(std::get<Untaken>(map_encounter(object(GetParam().text))).reason, GetParam().reason);
}
INSTANTIATE_TEST_SUITE_P(
    Faults, Encounters,
    ::testing::Values(
        UnfitEncounter{"no_subject", R"({"status":"finished"})", "SUBJECT_MISSING"},
        UnfitEncounter{"status", R"({"status":"done","subject":{"reference":"Patient/1"}})", "STATUS_INVALID"},
        UnfitEncounter{
            "backwards",
            R"({"status":"finished","subject":{"reference":"Patient/1"},"period":{"start":"2020-02-02T10:00:00Z","end":"2020-02-02T09:00:00Z"}})",
            "PERIOD_INVALID"},
        UnfitEncounter{
            "no_time",
            R"({"status":"finished","subject":{"reference":"Patient/1"},"period":{"start":"2020-02-30T10:00:00Z"}})",
            "PERIOD_INVALID"}),
    [](const auto& info) { return info.param.name; });

json::object document(std::string_view attachment) {
  return object(
      std::string{R"({"status":"current","subject":{"reference":"Patient/1"},"date":"1991-07-08T01:39:26.097+00:00",
    "type":{"coding":[{"system":"http://loinc.org","code":"34117-2","display":"History and physical note"}]},"content":[)"} +
      std::string{attachment} + "]}");
}

TEST(MapDocument, what_is_inside_comes_out) {
  const auto d = std::get<DocumentIn>(map_document(
      document(R"({"attachment":{"contentType":"text/plain; charset=utf-8","data":"w6Fyds OtegpP Sw=="}})")));
  EXPECT_EQ(as_text(d.content), "árvíz\nOK");
  EXPECT_EQ(d.media_type, "text/plain");
  EXPECT_EQ(d.type, "ambulatory_sheet");
  EXPECT_EQ(d.title, "History and physical note");
  EXPECT_EQ(d.date->text(), "1991-07-08");
}

TEST(MapDocument, of_several_formats_the_best_is_taken) {
  const auto d = std::get<DocumentIn>(map_document(document(
      R"({"attachment":{"contentType":"text/xml","data":"QQ=="}},{"attachment":{"contentType":"text/plain","data":"QQ=="}},{"attachment":{"contentType":"application/pdf","url":"Binary/7"}})")));
  EXPECT_EQ(d.media_type, "application/pdf");
  EXPECT_EQ(d.binary.id, "7");
  EXPECT_TRUE(d.has_other_formats);
}

struct UnfitDocument {
  const char* name;
  const char* attachment;
  const char* reason;
};
class Documents : public ::testing::TestWithParam<UnfitDocument> {};
TEST_P(Documents, say_why_they_are_not_taken) {
  EXPECT_EQ(std::get<Untaken>(map_document(document(GetParam().attachment))).reason, GetParam().reason);
}
INSTANTIATE_TEST_SUITE_P(
    Faults, Documents,
    ::testing::Values(
        UnfitDocument{"none", "", "ATTACHMENT_MISSING"},
        UnfitDocument{"type", R"({"attachment":{"contentType":"application/msword","data":"QQ=="}})",
                      "ATTACHMENT_TYPE"},
        UnfitDocument{"no_base64", R"({"attachment":{"contentType":"text/plain","data":"Q*Q="}})",
                      "ATTACHMENT_NOT_BASE64"},
        UnfitDocument{"elsewhere",
                      R"({"attachment":{"contentType":"application/pdf","url":"https://x.example/a.pdf"}})",
                      "ATTACHMENT_ELSEWHERE"},
        UnfitDocument{
            "hash",
            R"({"attachment":{"contentType":"text/plain","data":"QQ==","hash":"AAAAAAAAAAAAAAAAAAAAAAAAAAA="}})",
            "ATTACHMENT_HASH"},
        UnfitDocument{"nothing", R"({"attachment":{"contentType":"text/plain"}})", "ATTACHMENT_MISSING"}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace portico::fhir
