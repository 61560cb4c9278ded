#pragma once
#include <boost/describe.hpp>
#include <vector>

#include "base/clock.hpp"

namespace portico::calendar {

// From `start` up to, not including, `end`.
struct Interval {
  Instant start;
  Instant end;

  bool is_empty() const { return end <= start; }
  microseconds length() const { return is_empty() ? microseconds{0} : end - start; }
  bool contains(const Interval& other) const { return start <= other.start && other.end <= end; }
  bool overlaps(const Interval& other) const { return start < other.end && other.start < end; }
  auto operator<=>(const Interval&) const = default;
};
BOOST_DESCRIBE_STRUCT(Interval, (), (start, end))

// In order, without empty ones, those that overlap joined. What only touches stays apart: it was said as two.
std::vector<Interval> joined(std::vector<Interval> intervals);
// What of `from` is not in `holes`. Both in any order.
std::vector<Interval> without(std::vector<Interval> from, std::vector<Interval> holes);
// The starts of what lasts `length` and lies in the interval, every `step` from its beginning.
std::vector<Instant> starts_in(const Interval& interval, minutes step, minutes length);

}  // namespace portico::calendar
