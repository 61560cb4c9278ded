#pragma once
#include <string_view>

#include "base/clock.hpp"

namespace portico::demo {

// The moment at which a clock in that zone shows this. Where it never does (clocks go forward), an hour beside.
inline Instant instant_at(Date day, int minute_of_day, std::string_view zone) {
  const auto wanted = minutes{day.days_since(Date{}) * 24 * 60 + minute_of_day};
  const Instant as_utc{microseconds{wanted}.count()};
  const auto shown = wall_time(as_utc, zone);
  const auto there = minutes{shown.date.days_since(Date{}) * 24 * 60 + shown.hour * 60 + shown.minute};
  return as_utc - (there - wanted);
}

}  // namespace portico::demo
