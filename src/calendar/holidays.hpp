#pragma once
#include <boost/describe.hpp>
#include <string_view>
#include <vector>

#include "base/clock.hpp"

namespace portico::calendar {

// Whose national holidays close a clinic.
enum class HolidayCalendar { none, hu, cr, es };
BOOST_DESCRIBE_ENUM(HolidayCalendar, none, hu, cr, es)

// `name` is what its text is found by: "good_friday".
struct Holiday {
  Date day;
  std::string_view name;
};

// In the order of the year.
std::vector<Holiday> holidays(HolidayCalendar calendar, int year);
bool is_holiday(HolidayCalendar calendar, Date day);

// Of the Gregorian calendar.
Date easter_sunday(int year);

// ISO 8601: Monday is 1, Sunday 7; week 1 is the one with the year's first Thursday.
int weekday(Date day);
int week_of_year(Date day);

}  // namespace portico::calendar
