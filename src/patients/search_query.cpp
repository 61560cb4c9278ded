#include "patients/search_query.hpp"

#include <algorithm>
#include <charconv>
#include <regex>

#include "base/text.hpp"
#include "patients/names.hpp"

namespace portico::patients {
namespace {

constexpr int earliest_year = 1880;
constexpr int latest_year = 2100;

int number(const std::string& digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_year(int year) { return year >= earliest_year && year <= latest_year; }

Date last_of_month(int year, unsigned month) {
  const auto next = month == 12 ? Date::make(year + 1, 1, 1) : Date::make(year, month + 1, 1);
  return next->plus_days(-1);
}

std::optional<DateRange> of_months(int year, unsigned first, unsigned last) {
  if (!is_year(year) || first < 1 || last > 12) return std::nullopt;
  return DateRange{*Date::make(year, first, 1), last_of_month(year, last)};
}

std::optional<DateRange> of_day(int year, int month, int day) {
  if (!is_year(year) || month < 1 || day < 1) return std::nullopt;
  const auto date = Date::make(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  if (!date) return std::nullopt;
  return DateRange{*date, *date};
}

// "1961-1": whoever goes on typing means October to December, since a whole month has its zero.
std::optional<DateRange> of_typed_month(int year, const std::string& month) {
  if (month.size() == 2)
    return of_months(year, static_cast<unsigned>(number(month)), static_cast<unsigned>(number(month)));
  if (month == "1") return of_months(year, 10, 12);
  if (month == "0") return of_months(year, 1, 9);
  return of_months(year, static_cast<unsigned>(number(month)), static_cast<unsigned>(number(month)));
}

// "1961-10-1": the 10th to the 19th, and the 1st for those who leave out zeros.
std::optional<DateRange> of_typed_day(int year, int month, const std::string& day) {
  if (day.size() == 2 && day != "00") return of_day(year, month, number(day));
  auto range = of_typed_month(year, (month < 10 ? "0" : "") + std::to_string(month));
  if (!range) return std::nullopt;
  const int tens = number(day) * 10;
  const auto first = range->first.plus_days(std::max(0, tens - 1));
  if (tens > 30) return of_day(year, month, number(day));
  return DateRange{first, std::min(range->last, range->first.plus_days(tens + 8))};
}

struct Pattern {
  std::regex regex;
  std::optional<DateRange> (*read)(const std::smatch&);
};

// In this order: a shorter pattern would take a part of a longer one. Ends are blanks or the ends of the text.
const std::vector<Pattern>& patterns() {
  constexpr auto flags = std::regex::ECMAScript | std::regex::optimize;
  static const std::vector<Pattern> list = {
      {std::regex{R"((?:^|\s)(\d{4})(?:\.\s?|-|/)(\d{1,2})(?:\.\s?|-|/)(\d{1,2})\.?(?=\s|$))", flags},
       [](const std::smatch& m) { return of_typed_day(number(m[1]), number(m[2]), m[3]); }},
      {std::regex{R"((?:^|\s)(\d{1,2})(?:\.\s?|-|/)(\d{1,2})(?:\.\s?|-|/)(\d{4})\.?(?=\s|$))", flags},
       [](const std::smatch& m) {
         const bool month_first = number(m[2]) > 12;
         return month_first ? of_day(number(m[3]), number(m[1]), number(m[2]))
                            : of_day(number(m[3]), number(m[2]), number(m[1]));
       }},
      {std::regex{R"((?:^|\s)(\d{4})(\d{2})(\d{2})(?=\s|$))", flags},
       [](const std::smatch& m) { return of_day(number(m[1]), number(m[2]), number(m[3])); }},
      {std::regex{R"((?:^|\s)(\d{4})(?:\.\s?|-|/)(\d{1,2})(?:[-/]|\.)?(?=\s|$))", flags},
       [](const std::smatch& m) { return of_typed_month(number(m[1]), m[2]); }},
      {std::regex{R"((?:^|\s)(\d{4})(?:[-/]|\.)?(?=\s|$))", flags},
       [](const std::smatch& m) { return of_months(number(m[1]), 1, 12); }},
  };
  return list;
}

// Takes the first date out of `text`.
std::optional<DateRange> take_date(std::string& text) {
  for (const auto& pattern : patterns()) {
    std::smatch match;
    if (!std::regex_search(text, match, pattern.regex)) continue;
    const auto range = pattern.read(match);
    if (!range) continue;
    text.replace(static_cast<std::size_t>(match.position()), static_cast<std::size_t>(match.length()), " ");
    return range;
  }
  return std::nullopt;
}

// By length, the longest few.
std::vector<std::string> rarest_first(std::vector<std::string> words) {
  std::ranges::stable_sort(words, std::greater{}, [](const std::string& word) { return word.size(); });
  if (words.size() > most_words) words.resize(most_words);
  return words;
}

}  // namespace

SearchQuery parse_query(std::string_view text) {
  SearchQuery query;
  query.has_digits = std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
  std::string rest{text};
  query.born = take_date(rest);
  query.words = rarest_first(folded_words(rest));
  auto closed = rarest_first(closed_words(rest));
  if (closed != query.words) query.closed_words = std::move(closed);
  return query;
}

}  // namespace portico::patients
