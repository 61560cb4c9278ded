#include "patients/search_query.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace portico::patients {
namespace {

using Words = std::vector<std::string>;

std::string born(std::string_view text) {
  const auto range = parse_query(text).born;
  if (!range) return "";
  return range->first == range->last ? range->first.text() : range->first.text() + ".." + range->last.text();
}

TEST(SearchQuery, KnowsADayInManySpellings) {
  for (const auto* text : {"1961-10-14", "1961.10.14", "1961.10.14.", "1961. 10. 14.", "1961/10/14", "14/10/1961",
                           "14.10.1961", "14.10.1961.", "14-10-1961", "14. 10. 1961", "10/14/1961", "19611014",
                           "  1961-10-14 ", "kovacs 1961-10-14 anna"})
    EXPECT_EQ(born(text), "1961-10-14") << text;
}

TEST(SearchQuery, KnowsYearsAndMonths) {
  EXPECT_EQ(born("1961"), "1961-01-01..1961-12-31");
  EXPECT_EQ(born("1961."), "1961-01-01..1961-12-31");
  EXPECT_EQ(born("anna 1961"), "1961-01-01..1961-12-31");
  EXPECT_EQ(born("1961-02"), "1961-02-01..1961-02-28");
  EXPECT_EQ(born("2000. 02."), "2000-02-01..2000-02-29");
  EXPECT_EQ(born("1961-3"), "1961-03-01..1961-03-31");
}

TEST(SearchQuery, FollowsADateWhileItIsTyped) {
  EXPECT_EQ(born("1961-"), "1961-01-01..1961-12-31");
  EXPECT_EQ(born("1961-1"), "1961-10-01..1961-12-31");
  EXPECT_EQ(born("1961-0"), "1961-01-01..1961-09-30");
  EXPECT_EQ(born("1961-10-"), "1961-10-01..1961-10-31");
  EXPECT_EQ(born("1961-10-1"), "1961-10-10..1961-10-19");
  EXPECT_EQ(born("1961-10-0"), "1961-10-01..1961-10-09");
  EXPECT_EQ(born("1961-02-2"), "1961-02-20..1961-02-28");
  EXPECT_EQ(born("1961-10-5"), "1961-10-05");
}

TEST(SearchQuery, LeavesAloneWhatIsNoDate) {
  for (const auto* text : {"", "196", "19610", "1961-13-01", "1961-02-30", "31/02/1961", "0001-01-01", "3000",
                           "06301234567", "111 111 110", "anna"})
    EXPECT_EQ(born(text), "") << text;
}

TEST(SearchQuery, HasTheRestAsFoldedWordsLongestFirst) {
  EXPECT_EQ(parse_query("Dr. Kőszegi-Ármány 1961").words, (Words{"koszegi", "armany", "dr"}));
  EXPECT_EQ(parse_query("a b c d e f g").words.size(), most_words);
  EXPECT_TRUE(parse_query(" - ").is_empty());
  EXPECT_TRUE(parse_query("06 30").has_digits);
}

TEST(SearchQuery, TakesAWordWithMarksInItBothApartAndAsOne) {
  const auto query = parse_query("eva d'amore");
  EXPECT_EQ(query.words, (std::vector<std::string>{"amore", "eva", "d"}));
  EXPECT_EQ(query.closed_words, (std::vector<std::string>{"damore", "eva"}));
  EXPECT_TRUE(parse_query("eva damore").closed_words.empty());
}

RC_GTEST_PROP(SearchQuery, TakesAnyText, ()) {
  const auto letter = rc::gen::oneOf(
      rc::gen::element<std::string>("ő", "é", "ß", "1961", "-", ".", "/", " ", "\n", "Ж"),
      rc::gen::map(rc::gen::inRange(0x20, 0x7f), [](int c) { return std::string(1, static_cast<char>(c)); }));
  std::string text;
  for (const auto& piece : *rc::gen::container<std::vector<std::string>>(letter)) text += piece;
  const auto query = parse_query(text);
  RC_ASSERT(query.words.size() <= most_words);
  for (const auto& word : query.words) RC_ASSERT(!word.empty());
  if (query.born) RC_ASSERT(query.born->first <= query.born->last);
}

RC_GTEST_PROP(SearchQuery, EveryPrefixOfAFullDateLetsThatDateThrough, (std::uint16_t days)) {
  const auto date = Date::make(1900, 1, 1)->plus_days(days % 45000);
  const auto text = date.text();
  for (std::size_t cut = 4; cut <= text.size(); ++cut) {
    const auto range = parse_query(text.substr(0, cut)).born;
    RC_ASSERT(range.has_value());
    RC_ASSERT(range->first <= date);
    RC_ASSERT(date <= range->last);
  }
}

}  // namespace
}  // namespace portico::patients
