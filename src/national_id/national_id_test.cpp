#include "national_id/national_id.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace portico::national_id {
namespace {

std::string told(const std::variant<std::string, Fault>& checked) {
  if (const auto* fault = std::get_if<Fault>(&checked)) return fault->code;
  return std::get<std::string>(checked);
}

TEST(Taj, TellsWhatIsWrong) {
  const struct {
    const char* input;
    const char* told;
  } cases[] = {
      {"673 457 015", "673457015"},
      {"673-457-015", "673457015"},
      {" 673457015 ", "673457015"},
      {"６７３４５７０１５", "673457015"},
      {"048372613", "048372613"},
      {"673457016", "FORMAT_TAJ_CHECK_DIGIT"},
      {"213456788", "FORMAT_TAJ_CHECK_DIGIT"},
      {"000000000", "FORMAT_TAJ_ZEROS"},
      {"67345701", "FORMAT_TAJ_LENGTH"},
      {"6734570155", "FORMAT_TAJ_LENGTH"},
      {"67345701A", "FORMAT_TAJ_CHARACTER"},
      {"", "MISSING"},
      {" - ", "MISSING"},
      {"\xff", "FORMAT_TEXT"},
  };
  for (const auto& [input, wanted] : cases) EXPECT_EQ(told(check("hu_taj", input)), wanted) << input;
}

TEST(Taj, CountsTheDigitsTyped) {
  const auto fault = std::get<Fault>(check("hu_taj", "673 457 01"));
  EXPECT_EQ(std::get<std::int64_t>(fault.facts.at("digits")), 8);
}

RC_GTEST_PROP(Taj, NoticesEverySingleWrongDigit, ()) {
  std::string taj = *rc::gen::container<std::string>(8, rc::gen::inRange<char>('0', '9'));
  taj += '0';
  while (told(check("hu_taj", taj)) == "FORMAT_TAJ_CHECK_DIGIT" && taj[8] < '9') ++taj[8];
  RC_PRE(told(check("hu_taj", taj)) == taj);
  const auto place = *rc::gen::inRange<std::size_t>(0, 9);
  const char other = *rc::gen::distinctFrom(rc::gen::inRange<char>('0', '9'), taj[place]);
  taj[place] = other;
  RC_ASSERT(told(check("hu_taj", taj)) != taj);
}

TEST(Cedula, TellsWhatIsWrong) {
  const struct {
    const char* input;
    const char* told;
  } cases[] = {
      {"1-234-567", "0102340567"},
      {"1-0234-0567", "0102340567"},
      {"102340567", "0102340567"},
      {"01-0234-0567", "0102340567"},
      {"9-0001-0001", "0900010001"},
      {"1 0234 0567", "0102340567"},
      {"3-101-999999", "FORMAT_CEDULA_LENGTH"},
      {"12345", "FORMAT_CEDULA_LENGTH"},
      {"A-0234-0567", "FORMAT_CEDULA_CHARACTER"},
      {"--", "FORMAT_CEDULA_CHARACTER"},
      {"1102340567", "FORMAT_CEDULA_START"},
      {"000000000", "FORMAT_CEDULA_START"},
      {"", "MISSING"},
  };
  for (const auto& [input, wanted] : cases) EXPECT_EQ(told(check("cr_cedula", input)), wanted) << input;
}

TEST(OtherKinds, HaveTheirRules) {
  EXPECT_EQ(told(check("cr_dimex", "1558 0000 0123")), "155800000123");
  EXPECT_EQ(told(check("cr_dimex", "255800000123")), "FORMAT_DIMEX_START");
  EXPECT_EQ(told(check("cr_juridica", "3-101-999999")), "3101999999");
  EXPECT_EQ(told(check("cr_juridica", "3-999-999999")), "FORMAT_JURIDICA_CLASS");
  EXPECT_EQ(told(check("passport", "ab 1234567")), "AB1234567");
  EXPECT_EQ(told(check("passport", "12")), "FORMAT_PASSPORT");
  EXPECT_EQ(told(check("clinic", "k-17/2026")), "K172026");
  EXPECT_EQ(told(check("other", std::string(41, '1'))), "FORMAT_TOO_LONG");
  EXPECT_FALSE(is_kind("none"));
  EXPECT_THROW(check("none", "1"), std::logic_error);
}

// The given tables: kind of the number there, kind here.
std::vector<std::string> lines_of(const std::string& name) {
  const char* folder = std::getenv("PORTICO_TEST_DATA");
  std::ifstream in{(folder != nullptr ? std::string{folder} : PORTICO_SOURCE "/../shared/data") + "/rules/" + name};
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  if (!lines.empty()) lines.erase(lines.begin());
  return lines;
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out;
  std::istringstream in{line};
  for (std::string cell; std::getline(in, cell, ',');) out.push_back(cell);
  out.resize(std::max<std::size_t>(out.size(), 4));
  return out;
}

TEST(Taj, AgreesWithTheGivenVerdicts) {
  const auto lines = lines_of("taj.csv");
  if (lines.empty()) GTEST_SKIP() << "the shared test data are not here";
  for (const std::string& line : lines) {
    const auto c = cells(line);
    const bool valid = c[1] == "1" && c[2] != "000000000";
    EXPECT_EQ(told(check("hu_taj", c[0])) == c[2], valid) << line;
  }
}

TEST(Cedula, AgreesWithTheGivenVerdicts) {
  static const std::map<std::string, std::string> kind_here{
      {"cpf", "cr_cedula"}, {"cpj", "cr_juridica"}, {"cr", "cr_dimex"}};
  const auto lines = lines_of("cr_cedula.csv");
  if (lines.empty()) GTEST_SKIP() << "the shared test data are not here";
  for (const std::string& line : lines) {
    const auto c = cells(line);
    const auto checked = check(kind_here.at(c[0]), c[1]);
    EXPECT_EQ(std::holds_alternative<std::string>(checked), c[2] == "1") << line;
    EXPECT_TRUE(c[2] == "0" || told(checked) == c[3]) << line;
  }
}

}  // namespace
}  // namespace portico::national_id
