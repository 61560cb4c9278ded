#pragma once
#include <vector>

#include "calendar/zone.hpp"
#include "sandbox/busy.hpp"

namespace portico::feeds {

// What a calendar says, as moments within the window, in order and apart. Times of a clock are those of the zone that
// they name, where we know it, and otherwise of `here`.
std::vector<calendar::Interval> resolved(const std::vector<sandbox::BusyStretch>& stretches, const calendar::Zone& here,
                                         const calendar::Interval& window);

}  // namespace portico::feeds
