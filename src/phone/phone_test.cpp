#include "phone/phone.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/spelling.hpp"

namespace portico::phone {
namespace {

// A line of a table of libphonenumber's verdicts: region,input,parses,possible,valid,e164,type,…
struct Verdict {
  std::string region, input, parses, possible, valid, e164, type;
};

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      out.emplace_back();
    } else if (c != '\r') {
      out.back() += c;
    }
  }
  return out;
}

std::vector<Verdict> verdicts(std::istream& in) {
  std::vector<Verdict> out;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto c = cells(line);
    if (c.size() >= 7) out.push_back({c[0], c[1], c[2], c[3], c[4], c[5], c[6]});
  }
  return out;
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

std::string told(const std::variant<Number, Fault>& parsed) {
  if (const auto* fault = std::get_if<Fault>(&parsed)) return spelling(*fault);
  const auto& number = std::get<Number>(parsed);
  return number.e164 + " " + upper(spelling(number.type));
}

testing::Matcher<std::string> expected(const Verdict& verdict) {
  if (verdict.parses == "0") return testing::AnyOf("not_a_number", "unknown_country", "too_short");
  if (verdict.valid == "1") return testing::Eq(verdict.e164 + " " + verdict.type);
  return testing::AnyOf("too_short", "too_long", "invalid_for_country");
}

void expect_verdicts(std::istream& in, std::size_t at_least) {
  const auto table = verdicts(in);
  EXPECT_GE(table.size(), at_least);
  for (const Verdict& verdict : table)
    EXPECT_THAT(told(parse(verdict.input, verdict.region)), expected(verdict))
        << verdict.region << " " << verdict.input;
}

TEST(Phone, AgreesWithLibphonenumberInEveryCountry) {
  std::ifstream in{PORTICO_SOURCE "/src/phone/verdicts.csv"};
  ASSERT_TRUE(in);
  expect_verdicts(in, 3'000);
}

TEST(Phone, AgreesWithTheGivenVerdicts) {
  const char* folder = std::getenv("PORTICO_TEST_DATA");
  std::ifstream in{(folder != nullptr ? std::string{folder} : PORTICO_SOURCE "/../shared/data") + "/rules/phones.csv"};
  if (!in) GTEST_SKIP() << "the shared test data are not here";
  expect_verdicts(in, 20);
}

TEST(Phone, TellsWhatIsWrong) {
  const struct {
    const char* input;
    const char* region;
    const char* told;
  } cases[] = {
      {"", "HU", "not_a_number"},
      {"  ", "HU", "not_a_number"},
      {"+", "HU", "not_a_number"},
      {"call me", "HU", "not_a_number"},
      {"06 30 12O 4567", "HU", "not_a_number"},
      {"\xff\xfe", "HU", "not_a_number"},
      {"30 123 456", "HU", "invalid_for_country"},
      {"30 123", "HU", "too_short"},
      {"+36 30 123 45678", "HU", "too_long"},
      {"+36 99 123 4567", "HU", "invalid_for_country"},
      {"+999 123 4567", "HU", "unknown_country"},
      {"30 123 4567", "XX", "unknown_country"},
      {"30 123 4567", "", "unknown_country"},
      {"06 30 123 4567 x12", "HU", "has_extension"},
      {"06 30 123 4567 mellék 12", "HU", "has_extension"},
      {"+36301234567", "", "+36301234567 MOBILE"},
      {"+06 30 123 4567", "HU", "+36301234567 MOBILE"},
      {"36301234567", "HU", "+36301234567 MOBILE"},
      {"0036 30/123-45-67", "CR", "+36301234567 MOBILE"},
      {"+80012345678", "HU", "+80012345678 TOLL_FREE"},
  };
  for (const auto& [input, region, wanted] : cases) EXPECT_EQ(told(parse(input, region)), wanted) << input;
  EXPECT_EQ(told(parse(std::string(10'000, '1'), "HU")), "too_long");
}

TEST(Phone, TellsTheRegionAmongThoseThatShareACode) {
  EXPECT_EQ(std::get<Number>(parse("+1 416 555 0123", "HU")).region, "CA");
  EXPECT_EQ(std::get<Number>(parse("+7 701 123 4567", "HU")).region, "KZ");
  EXPECT_EQ(std::get<Number>(parse("+44 1481 960 194", "HU")).region, "GG");
}

TEST(Phone, SendsCodesToMobilesOnly) {
  EXPECT_EQ(told(parse_for_sms("06 1 234 5678", "HU")), "cannot_receive_sms");
  EXPECT_EQ(told(parse_for_sms("06 90 123 456", "HU")), "cannot_receive_sms");
  EXPECT_EQ(told(parse_for_sms("06 30 123 4567", "HU")), "+36301234567 MOBILE");
  EXPECT_EQ(told(parse_for_sms("(305) 555-0123", "US")), "+13055550123 FIXED_LINE_OR_MOBILE");
  EXPECT_EQ(told(parse_for_sms("30 123", "HU")), "too_short");
}

TEST(Phone, IsWrittenAsPeopleDo) {
  const struct {
    const char* e164;
    const char* national;
    const char* international;
  } cases[] = {
      {"+36301234567", "06 30 123 4567", "+36 30 123 4567"},
      {"+3612345678", "(06 1) 234 5678", "+36 1 234 5678"},
      {"+50688888888", "8888 8888", "+506 8888 8888"},
      {"+13055550123", "(305) 555-0123", "+1 305-555-0123"},
      {"+14165550123", "(416) 555-0123", "+1 416-555-0123"},
      {"+447911123456", "07911 123456", "+44 7911 123456"},
      {"+5491123456789", "011 15-2345-6789", "+54 9 11 2345-6789"},
      {"+390544382432", "0544 382432", "+39 0544 382432"},
      {"nonsense", "nonsense", "nonsense"},
  };
  for (const auto& [e164, national, international] : cases) {
    EXPECT_EQ(national_format(e164), national);
    EXPECT_EQ(international_format(e164), international);
  }
}

TEST(Phone, ShowsLittleWhenMasked) {
  EXPECT_EQ(masked("+36301234567"), "••• 67");
  EXPECT_EQ(masked(""), "••• ");
}

TEST(Phone, NamesTheFaultInOneCode) {
  const FieldError error = field_error("phone", Fault::too_short);
  EXPECT_EQ(error.code, "FORMAT_PHONE");
  EXPECT_EQ(std::get<std::string>(error.facts.at("fault")), "too_short");
}

RC_GTEST_PROP(Phone, ReadsItsOwnSpelling, ()) {
  const auto digits = *rc::gen::container<std::string>(7, rc::gen::inRange<char>('0', '9'));
  const auto start = *rc::gen::element<std::string>("+3630", "+3620", "+4479111", "+506", "+4915", "+3465", "+1305");
  const auto parsed = parse(start + digits, "");
  RC_PRE(std::holds_alternative<Number>(parsed));
  const auto& number = std::get<Number>(parsed);
  RC_ASSERT(parse(international_format(number.e164), "") == parsed);
  RC_ASSERT(parse(national_format(number.e164), number.region) == parsed);
}

RC_GTEST_PROP(Phone, NeverThrows, (const std::string& text)) {
  parse(text, "HU");
  parse("+" + text, "");
}

}  // namespace
}  // namespace portico::phone
