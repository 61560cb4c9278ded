#include "calendar/intervals.hpp"

#include <algorithm>
#include <stdexcept>

namespace portico::calendar {

std::vector<Interval> joined(std::vector<Interval> intervals) {
  std::erase_if(intervals, [](const Interval& one) { return one.is_empty(); });
  std::ranges::sort(intervals);
  std::vector<Interval> out;
  for (const auto& one : intervals) {
    if (!out.empty() && one.start < out.back().end)
      out.back().end = std::max(out.back().end, one.end);
    else
      out.push_back(one);
  }
  return out;
}

std::vector<Interval> without(std::vector<Interval> from, std::vector<Interval> holes) {
  from = joined(std::move(from));
  holes = joined(std::move(holes));
  std::vector<Interval> out;
  auto first = holes.begin();
  for (auto rest : from) {
    while (first != holes.end() && first->end <= rest.start) ++first;
    for (auto hole = first; hole != holes.end() && hole->start < rest.end; ++hole) {
      if (rest.start < hole->start) out.push_back({rest.start, hole->start});
      rest.start = std::max(rest.start, hole->end);
    }
    if (!rest.is_empty()) out.push_back(rest);
  }
  return out;
}

std::vector<Instant> starts_in(const Interval& interval, minutes step, minutes length) {
  if (step <= minutes{0} || length <= minutes{0}) throw std::logic_error{"steps and lengths are longer than nothing"};
  std::vector<Instant> starts;
  for (auto start = interval.start; start + length <= interval.end; start = start + step) starts.push_back(start);
  return starts;
}

}  // namespace portico::calendar
