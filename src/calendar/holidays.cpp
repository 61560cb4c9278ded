#include "calendar/holidays.hpp"

#include <algorithm>
#include <span>

namespace portico::calendar {
namespace {

// Either a day of the year, or so many days from Easter Sunday.
struct Rule {
  unsigned month;  // 0: counted from Easter
  int day;
  std::string_view name;
  int since = 0;  // the first year
};

constexpr Rule hungary[] = {
    {1, 1, "new_year"},    {3, 15, "hu_revolution_1848"},   {0, -2, "good_friday"},      {0, 1, "easter_monday"},
    {5, 1, "labour_day"},  {0, 50, "whit_monday"},          {8, 20, "hu_saint_stephen"}, {10, 23, "hu_revolution_1956"},
    {11, 1, "all_saints"}, {12, 24, "christmas_eve", 2025}, {12, 25, "christmas_day"},   {12, 26, "boxing_day"},
};
constexpr Rule costa_rica[] = {
    {1, 1, "new_year"},
    {4, 11, "cr_juan_santamaria"},
    {0, -3, "maundy_thursday"},
    {0, -2, "good_friday"},
    {5, 1, "labour_day"},
    {7, 25, "cr_nicoya"},
    {8, 2, "cr_our_lady"},
    {8, 15, "cr_mothers_day"},
    {8, 31, "cr_black_person", 2022},
    {9, 15, "cr_independence"},
    {12, 1, "cr_army_abolition", 2020},
    {12, 25, "christmas_day"},
};
// Those of the whole country; the regions add theirs, which a clinic enters as closures.
constexpr Rule spain[] = {
    {1, 1, "new_year"},        {1, 6, "epiphany"},         {0, -2, "good_friday"},
    {5, 1, "labour_day"},      {8, 15, "assumption"},      {10, 12, "es_national_day"},
    {11, 1, "all_saints"},     {12, 6, "es_constitution"}, {12, 8, "immaculate_conception"},
    {12, 25, "christmas_day"},
};

std::span<const Rule> rules_of(HolidayCalendar calendar) {
  switch (calendar) {
    case HolidayCalendar::hu:
      return hungary;
    case HolidayCalendar::cr:
      return costa_rica;
    case HolidayCalendar::es:
      return spain;
    case HolidayCalendar::none:
      break;
  }
  return {};
}

Date day_of(const Rule& rule, int year, Date easter) {
  if (rule.month == 0) return easter.plus_days(rule.day);
  return *Date::make(year, rule.month, static_cast<unsigned>(rule.day));
}

}  // namespace

// The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
Date easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return *Date::make(year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1));
}

std::vector<Holiday> holidays(HolidayCalendar calendar, int year) {
  const auto easter = easter_sunday(year);
  std::vector<Holiday> days;
  for (const auto& rule : rules_of(calendar))
    if (year >= rule.since) days.push_back({day_of(rule, year, easter), rule.name});
  std::ranges::sort(days, {}, &Holiday::day);
  return days;
}

bool is_holiday(HolidayCalendar calendar, Date day) {
  return std::ranges::any_of(holidays(calendar, day.year()), [&](const Holiday& one) { return one.day == day; });
}

// 1970-01-01 was a Thursday.
int weekday(Date day) { return ((day.days_since(Date{}) + 3) % 7 + 7) % 7 + 1; }

int week_of_year(Date day) {
  const Date thursday = day.plus_days(4 - weekday(day));
  return (thursday.days_since(*Date::make(thursday.year(), 1, 1))) / 7 + 1;
}

}  // namespace portico::calendar
