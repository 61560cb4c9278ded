#include "calendar/holidays.hpp"

#include <gmock/gmock.h>

#include <set>

namespace portico::calendar {
namespace {

Date day(std::string_view text) { return Date::parse(text).value(); }

std::vector<std::string> days(HolidayCalendar calendar, int year) {
  std::vector<std::string> texts;
  for (const auto& one : holidays(calendar, year)) texts.push_back(one.day.text());
  return texts;
}

TEST(Holidays, EasterIsWhereTheTablesHaveIt) {
  for (const auto* sunday :
       {"2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31", "2026-04-05", "2027-03-28", "2038-04-25", "2285-03-22"})
    EXPECT_EQ(easter_sunday(std::stoi(std::string{sunday}.substr(0, 4))).text(), sunday);
}

TEST(Holidays, OfHungary) {
  EXPECT_THAT(days(HolidayCalendar::hu, 2026),
              testing::ElementsAre("2026-01-01", "2026-03-15", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-25",
                                   "2026-08-20", "2026-10-23", "2026-11-01", "2026-12-24", "2026-12-25", "2026-12-26"));
  EXPECT_FALSE(is_holiday(HolidayCalendar::hu, day("2020-12-24")));
}

TEST(Holidays, OfCostaRicaAndSpain) {
  EXPECT_THAT(days(HolidayCalendar::cr, 2026),
              testing::ElementsAre("2026-01-01", "2026-04-02", "2026-04-03", "2026-04-11", "2026-05-01", "2026-07-25",
                                   "2026-08-02", "2026-08-15", "2026-08-31", "2026-09-15", "2026-12-01", "2026-12-25"));
  EXPECT_THAT(days(HolidayCalendar::es, 2026),
              testing::ElementsAre("2026-01-01", "2026-01-06", "2026-04-03", "2026-05-01", "2026-08-15", "2026-10-12",
                                   "2026-11-01", "2026-12-06", "2026-12-08", "2026-12-25"));
  EXPECT_THAT(days(HolidayCalendar::none, 2026), testing::IsEmpty());
}

TEST(Holidays, AreEachOnADayOfItsOwnInEveryYear) {
  for (const auto calendar : {HolidayCalendar::hu, HolidayCalendar::es})
    for (int year = 1990; year < 2100; ++year) {
      const auto all = days(calendar, year);
      EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size()) << year;
    }
}

TEST(Weeks, AreThoseOfIso8601) {
  EXPECT_EQ(weekday(day("2026-11-23")), 1);
  EXPECT_EQ(weekday(day("1969-12-28")), 7);
  EXPECT_EQ(week_of_year(day("2026-01-01")), 1);
  EXPECT_EQ(week_of_year(day("2027-01-01")), 53);
  EXPECT_EQ(week_of_year(day("2024-12-30")), 1);
  EXPECT_EQ(week_of_year(day("2026-11-23")), 48);
}

}  // namespace
}  // namespace portico::calendar
