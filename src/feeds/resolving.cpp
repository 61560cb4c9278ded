#include "feeds/resolving.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>

namespace portico::feeds {
namespace {

using sandbox::BusyStretch;

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t day_seconds = 24 * 60 * 60;

std::optional<calendar::Zone> known_zone(const std::string& name) {
  try {
    return calendar::Zone{name};
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

struct WallTime {
  Date day;
  int minute;
};
// Whole minutes: a start is rounded down, an end up.
WallTime wall(std::int64_t seconds, bool is_end) {
  const auto rounded = is_end ? seconds + 59 : seconds;
  const auto days = rounded / day_seconds - (rounded % day_seconds < 0 ? 1 : 0);
  return {date_in_zone(Instant{days * day_seconds * second}, "UTC"),
          static_cast<int>((rounded - days * day_seconds) / 60)};
}

calendar::Interval on_clocks(const BusyStretch& one, const calendar::Zone& zone) {
  const auto start = wall(one.start, false);
  const auto end = wall(one.end, true);
  return {zone.start_at(start.day, start.minute), zone.end_at(end.day, end.minute)};
}

}  // namespace

std::vector<calendar::Interval> resolved(const std::vector<BusyStretch>& stretches, const calendar::Zone& here,
                                         const calendar::Interval& window) {
  std::map<std::string, calendar::Zone> zones;
  const auto zone_of = [&](const std::string& name) -> const calendar::Zone& {
    if (name.empty()) return here;
    const auto known = zones.find(name);
    if (known != zones.end()) return known->second;
    return zones.emplace(name, known_zone(name).value_or(here)).first->second;
  };
  std::vector<calendar::Interval> busy;
  for (const auto& one : stretches) {
    const auto moments = one.times == BusyStretch::Times::utc
                             ? calendar::Interval{Instant{one.start * second}, Instant{one.end * second}}
                             : on_clocks(one, zone_of(one.zone));
    busy.push_back({std::max(moments.start, window.start), std::min(moments.end, window.end)});
  }
  return calendar::joined(std::move(busy));
}

}  // namespace portico::feeds
