#pragma once
#include <optional>
#include <string>

#include "base/clock.hpp"

// When people are told, by their clocks. Pure calculation.
namespace portico::notifications {

// `moment`, or the next one between 8 and 20 o'clock there.
Instant by_day(Instant moment, const std::string& time_zone);

// So long before the visit, between 8 and 20 o'clock: what falls into the night comes before it when the visit is early
// the next day. Nothing where that leaves less than half an hour.
std::optional<Instant> reminder_time(Instant visit, minutes before, const std::string& time_zone);

}  // namespace portico::notifications
