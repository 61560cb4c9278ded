#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "calendar/holidays.hpp"
#include "scheduling/healthcare_service.hpp"

namespace portico::scheduling {

enum class RuleKind { open, pause };
BOOST_DESCRIBE_ENUM(RuleKind, open, pause)

// Of the numbers that ISO 8601 gives weeks.
enum class Weeks { every, odd, even };
BOOST_DESCRIBE_ENUM(Weeks, every, odd, even)

// One row of table schedule_rule: minutes of the day are those of the institution's clocks.
struct WeeklyRule {
  PractitionerId practitioner;
  LocationId location;
  std::optional<HealthcareServiceId> service;  // only for that one
  RuleKind kind = RuleKind::open;
  int weekday = 1;  // Monday is 1
  int from_minute = 0;
  int to_minute = 0;
  Weeks weeks = Weeks::every;
  std::optional<Date> valid_from;
  std::optional<Date> valid_until;  // the last day
};
BOOST_DESCRIBE_STRUCT(WeeklyRule, (),
                      (practitioner, location, service, kind, weekday, from_minute, to_minute, weeks, valid_from,
                       valid_until))

using ScheduleExceptionId = Id<struct ScheduleExceptionTag>;

enum class ExceptionKind { closed, other_hours, extra_hours };
BOOST_DESCRIBE_ENUM(ExceptionKind, closed, other_hours, extra_hours)

// One row of table schedule_exception, on each of its days.
struct DayException {
  ScheduleExceptionId id;
  std::optional<PractitionerId> practitioner;  // absent: everybody
  std::optional<LocationId> location;          // absent: everywhere
  ExceptionKind kind = ExceptionKind::closed;
  Date first_day;
  Date last_day;
  std::optional<int> from_minute;  // absent: the whole day
  std::optional<int> to_minute;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(DayException, (),
                      (id, practitioner, location, kind, first_day, last_day, from_minute, to_minute, note))

// All that decides when there are hours.
struct Timetable {
  std::vector<WeeklyRule> rules;
  std::vector<DayException> exceptions;
  calendar::HolidayCalendar holidays = calendar::HolidayCalendar::none;
};

}  // namespace portico::scheduling
