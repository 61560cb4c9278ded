#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/json.hpp"

namespace portico::json {
namespace {

enum class Status { current, entered_in_error };
BOOST_DESCRIBE_ENUM(Status, current, entered_in_error)

struct Address {
  Text<1, 20> line;
  std::optional<std::string> city;
};
BOOST_DESCRIBE_STRUCT(Address, (), (line, city))

struct Person {
  Uuid id;
  std::string name;
  int age;
  bool active;
  Status status;
};
BOOST_DESCRIBE_STRUCT(Person, (), (id, name, age, active, status))

struct Patient : Person {
  std::optional<Date> birth_date;
  Address address;
  std::vector<Address> others;
  std::map<std::string, int> counts;
  WithDefault<int> limit{20};
  std::optional<std::string> class_;
};
BOOST_DESCRIBE_STRUCT(Patient, (Person), (birth_date, address, others, counts, limit, class_))

}  // namespace
}  // namespace portico::json

template <>
inline constexpr bool portico::spelled_with_hyphens<portico::json::Status> = true;

namespace portico::json {
namespace {

constexpr auto anna =
    R"("id":"0190A0B0-0000-7000-8000-000000000001","name":"Anna","age":41,"active":true,)"
    R"("status":"entered-in-error","address":{"line":" Fő utca 1.\r\n2. emelet "},"others":[],"counts":{})";

std::string with(std::string_view members) { return "{" + std::string{anna} + std::string{members} + "}"; }

struct Faults {
  Reason reason{};
  std::string code;
  std::vector<std::string> fields;  // "path CODE"
};

template <class T>
Faults faults_of(std::string_view text) {
  try {
    decode<T>(text);
  } catch (const Refused& refused) {
    Faults faults{refused.reason(), refused.code(), {}};
    for (const auto& error : refused.errors()) faults.fields.push_back(error.field + " " + error.code);
    return faults;
  }
  return {};
}

TEST(Decode, ReadsMembersOfBasesAndNested) {
  const auto patient = decode<Patient>(with(R"(,"birth_date":"1985-04-12","class":"AMB","limit":5)"));
  EXPECT_EQ(patient.id.text(), "0190a0b0-0000-7000-8000-000000000001");
  EXPECT_EQ(patient.name, "Anna");
  EXPECT_EQ(patient.status, Status::entered_in_error);
  EXPECT_EQ(patient.address.line.value, "Fő utca 1.\n2. emelet");
  EXPECT_EQ(patient.birth_date, Date::make(1985, 4, 12));
  EXPECT_EQ(patient.class_, "AMB");
  EXPECT_EQ(patient.limit.value, 5);
}

TEST(Decode, LeavesOutWhatMayBeAbsent) {
  const auto patient = decode<Patient>(with(R"(,"birth_date":null)"));
  EXPECT_EQ(patient.birth_date, std::nullopt);
  EXPECT_EQ(patient.limit.value, 20);
}

TEST(Decode, ReadsListsAndMaps) {
  const auto patient = decode<Patient>(
      R"({"id":"0190a0b0-0000-7000-8000-000000000001","name":"","age":-0,"active":false,"status":"current",)"
      R"("address":{"line":"a"},"others":[{"line":"b"},{"line":"c","city":"Győr"}],"counts":{"report":2,"":1}})");
  ASSERT_EQ(patient.others.size(), 2);
  EXPECT_EQ(patient.others[1].city, "Győr");
  EXPECT_EQ(patient.counts.at("report"), 2);
}

struct BadInput {
  const char* name;
  std::string text;
  Reason reason;
  std::vector<std::string> fields;
};

class BadPatient : public testing::TestWithParam<BadInput> {};

TEST_P(BadPatient, IsRefusedWithPathAndCode) {
  const auto faults = faults_of<Patient>(GetParam().text);
  EXPECT_EQ(faults.reason, GetParam().reason);
  EXPECT_THAT(faults.fields, testing::ElementsAreArray(GetParam().fields));
}

// `anna` with one of its members replaced.
std::string altered(std::string_view from, std::string_view to) {
  auto text = with("");
  text.replace(text.find(from), from.size(), to);
  return text;
}

INSTANTIATE_TEST_SUITE_P(
    Inputs, BadPatient,
    testing::Values(
        BadInput{"UnknownMember", with(R"(,"nick":"x")"), Reason::bad_request, {"nick UNKNOWN_MEMBER"}},
        BadInput{"TrailingUnderscore", with(R"(,"class_":"x")"), Reason::bad_request, {"class_ UNKNOWN_MEMBER"}},
        BadInput{"DuplicateMember", with(R"(,"age":41)"), Reason::bad_request, {"age DUPLICATE_MEMBER"}},
        BadInput{"DuplicateInMap",
                 altered(R"("counts":{})", R"("counts":{"a":1,"a":1})"),
                 Reason::bad_request,
                 {"counts.a DUPLICATE_MEMBER"}},
        BadInput{"NumberAsText", altered("41", R"("41")"), Reason::bad_request, {"age WRONG_TYPE"}},
        BadInput{"Fraction", altered("41", "41.0"), Reason::bad_request, {"age WRONG_TYPE"}},
        BadInput{"Exponent", altered("41", "4e1"), Reason::bad_request, {"age WRONG_TYPE"}},
        BadInput{"TextAsNumber", altered(R"("Anna")", "5"), Reason::bad_request, {"name WRONG_TYPE"}},
        BadInput{"NumberAsBoolean", altered("true", "1"), Reason::bad_request, {"active WRONG_TYPE"}},
        BadInput{"NullForRequired", altered(R"("Anna")", "null"), Reason::bad_request, {"name WRONG_TYPE"}},
        BadInput{"ListForObject",
                 altered(R"({"line":" Fő utca 1.\r\n2. emelet "})", "[]"),
                 Reason::bad_request,
                 {"address WRONG_TYPE"}},
        BadInput{
            "ObjectForList", altered(R"("others":[])", R"("others":{})"), Reason::bad_request, {"others WRONG_TYPE"}},
        BadInput{"MissingMember", altered(R"("age":41,)", ""), Reason::bad_request, {"age MISSING"}},
        BadInput{"MissingDeepInside",
                 altered(R"("others":[])", R"("others":[{"line":"a"},{}])"),
                 Reason::bad_request,
                 {"others[1].line MISSING"}},
        BadInput{"BeyondInt", altered("41", "2147483648"), Reason::unprocessable, {"age FORMAT_NUMBER"}},
        BadInput{"BeyondInt64", altered("41", "9223372036854775808"), Reason::unprocessable, {"age FORMAT_NUMBER"}},
        BadInput{"BadId", altered("0190A0B0", "0190"), Reason::unprocessable, {"id FORMAT_ID"}},
        BadInput{"BadDate", with(R"(,"birth_date":"2023-02-29")"), Reason::unprocessable, {"birth_date FORMAT_DATE"}},
        BadInput{"UnknownChoice",
                 altered("entered-in-error", "entered_in_error"),
                 Reason::unprocessable,
                 {"status FORMAT_CHOICE"}},
        BadInput{"BlankText",
                 altered(R"( Fő utca 1.\r\n2. emelet )", R"( \u00a0\t)"),
                 Reason::unprocessable,
                 {"address.line FORMAT_TOO_SHORT"}},
        BadInput{"LongText",
                 altered(R"( Fő utca 1.\r\n2. emelet )", "őőőőőőőőőőőőőőőőőőőőő"),
                 Reason::unprocessable,
                 {"address.line FORMAT_TOO_LONG"}},
        BadInput{"ControlCharacter",
                 altered(R"( Fő utca 1.\r\n2. emelet )", R"(a\u0007b)"),
                 Reason::unprocessable,
                 {"address.line FORMAT_TEXT"}},
        BadInput{"C1ControlCharacter",
                 altered(R"( Fő utca 1.\r\n2. emelet )", R"(a\u0085b)"),
                 Reason::unprocessable,
                 {"address.line FORMAT_TEXT"}},
        BadInput{"Nul", altered(R"("Anna")", R"("An\u0000na")"), Reason::unprocessable, {"name FORMAT_TEXT"}},
        BadInput{
            "Several",
            R"({"id":5,"name":"a","age":"1","active":true,"status":"x","address":{"line":""},"others":[],"counts":{"a":"b"},"z":0})",
            Reason::bad_request,
            {"id WRONG_TYPE", "age WRONG_TYPE", "status FORMAT_CHOICE", "address.line FORMAT_TOO_SHORT",
             "counts.a WRONG_TYPE", "z UNKNOWN_MEMBER"}},
        BadInput{"WholeIsList", "[]", Reason::bad_request, {" WRONG_TYPE"}}),
    [](const auto& input) { return input.param.name; });

class NoJson : public testing::TestWithParam<std::pair<std::string, const char*>> {};

TEST_P(NoJson, IsABadRequest) {
  const auto faults = faults_of<std::map<std::string, int>>(GetParam().first);
  EXPECT_EQ(faults.reason, Reason::bad_request);
  EXPECT_EQ(faults.code, GetParam().second);
}

std::string members(std::size_t count) {
  std::string text = "{";
  for (std::size_t i = 0; i < count; ++i) text += (i ? ",\"" : "\"") + std::to_string(i) + "\":0";
  return text + "}";
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

INSTANTIATE_TEST_SUITE_P(
    Texts, NoJson,
    testing::Values(std::pair{"", "MALFORMED_JSON"}, std::pair{" ", "MALFORMED_JSON"}, std::pair{"{", "MALFORMED_JSON"},
                    std::pair{"{}x", "MALFORMED_JSON"}, std::pair{"{}{}", "MALFORMED_JSON"},
                    std::pair{"{'a':1}", "MALFORMED_JSON"}, std::pair{R"({"a":1,})", "MALFORMED_JSON"},
                    std::pair{R"({"a":01})", "MALFORMED_JSON"}, std::pair{R"({"a":NaN})", "MALFORMED_JSON"},
                    std::pair{R"({"a":/**/1})", "MALFORMED_JSON"}, std::pair{"{\"\xff\":1}", "MALFORMED_JSON"},
                    std::pair{"{\"\xc0\xaf\":1}", "MALFORMED_JSON"}, std::pair{R"({"\ud800":1})", "MALFORMED_JSON"},
                    std::pair{"{\"a\nb\":1}", "MALFORMED_JSON"}, std::pair{"\xEF\xBB\xBF{}", "MALFORMED_JSON"},
                    std::pair{members(1001), "TOO_MANY_MEMBERS"}, std::pair{nested(33), "TOO_DEEP"},
                    std::pair{std::string(100'000, '['), "TOO_DEEP"}));

TEST(Decode, TakesWhatIsJustWithinTheLimits) {
  EXPECT_EQ((decode<std::map<std::string, int>>(members(1000)).size()), 1000);
  EXPECT_NO_THROW(Tree::parse(nested(32)));
  std::string list = "[0";
  for (int i = 0; i < 5000; ++i) list += ",0";
  EXPECT_EQ(decode<std::vector<int>>(list + "]").size(), 5001);
}

TEST(Decode, BoundsTheNumberOfFaults) {
  std::string list = "[\"x\"";
  for (int i = 0; i < 5000; ++i) list += ",\"x\"";
  EXPECT_EQ(faults_of<std::vector<int>>(list + "]").fields.size(), 100);
}

struct Filter {
  std::optional<Status> status;
  std::optional<Date> from;
  WithDefault<int> limit{50};
  std::optional<bool> unread;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(Filter, (), (status, from, limit, unread, cursor))

std::vector<std::string> query_faults(std::string_view query) {
  try {
    decode_query<Filter>(query);
  } catch (const Refused& refused) {
    std::vector<std::string> fields{refused.code()};
    for (const auto& error : refused.errors()) fields.push_back(error.field);
    return fields;
  }
  return {};
}

TEST(DecodeQuery, ReadsTextsAsWhatTheyAreFor) {
  const auto filter =
      decode_query<Filter>("status=entered-in-error&from=2026-01-31&limit=7&unread=true&cursor=a%2Bb+c%C5%91&");
  EXPECT_EQ(filter.status, Status::entered_in_error);
  EXPECT_EQ(filter.from, Date::make(2026, 1, 31));
  EXPECT_EQ(filter.limit.value, 7);
  EXPECT_EQ(filter.unread, true);
  EXPECT_EQ(filter.cursor, "a+b cő");
}

TEST(DecodeQuery, TakesEmptyForAbsent) {
  const auto filter = decode_query<Filter>("status=&from=&limit=&unread");
  EXPECT_EQ(filter.status, std::nullopt);
  EXPECT_EQ(filter.limit.value, 50);
  EXPECT_EQ(filter.unread, std::nullopt);
  EXPECT_EQ(decode_query<Filter>("").cursor, std::nullopt);
}

TEST(DecodeQuery, IsStrict) {
  using testing::ElementsAre;
  EXPECT_THAT(query_faults("limit=5x"), ElementsAre("WRONG_TYPE", "limit"));
  EXPECT_THAT(query_faults("limit=5&limit=6"), ElementsAre("DUPLICATE_MEMBER", "limit"));
  EXPECT_THAT(query_faults("sort=x"), ElementsAre("UNKNOWN_MEMBER", "sort"));
  EXPECT_THAT(query_faults("status=gone"), ElementsAre("FORMAT_CHOICE", "status"));
  EXPECT_THAT(query_faults("cursor=%zz"), ElementsAre("MALFORMED_QUERY"));
  EXPECT_THAT(query_faults("cursor=%4"), ElementsAre("MALFORMED_QUERY"));
  EXPECT_THAT(query_faults("cursor=%ff"), ElementsAre("MALFORMED_QUERY"));
}

struct WithDefaultList {
  std::vector<std::string> factors{"sms"};
};
BOOST_DESCRIBE_STRUCT(WithDefaultList, (), (factors))

TEST(Decode, AListTakesTheDefaultsPlace) {
  EXPECT_EQ(decode<WithDefaultList>(R"({"factors":["totp"]})").factors, std::vector<std::string>{"totp"});
  EXPECT_TRUE(decode<WithDefaultList>(R"({"factors":[]})").factors.empty());
}

}  // namespace
}  // namespace portico::json
