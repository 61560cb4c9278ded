#include "notifications/reminder_plan.hpp"

#include "calendar/zone.hpp"

namespace portico::notifications {
namespace {

constexpr int day_begins = 8 * 60;
constexpr int day_ends = 20 * 60;
constexpr minutes shortest_notice{30};

struct Clocks {
  Date date;
  int minute = 0;
};
Clocks clocks_at(Instant moment, const std::string& time_zone) {
  const auto wall = wall_time(moment, time_zone);
  return {wall.date, wall.hour * 60 + wall.minute};
}

}  // namespace

Instant by_day(Instant moment, const std::string& time_zone) {
  const calendar::Zone zone{time_zone};
  const auto there = clocks_at(moment, time_zone);
  if (there.minute < day_begins) return zone.start_at(there.date, day_begins);
  if (there.minute > day_ends) return zone.start_at(there.date.plus_days(1), day_begins);
  return moment;
}

std::optional<Instant> reminder_time(Instant visit, minutes before, const std::string& time_zone) {
  const calendar::Zone zone{time_zone};
  const Instant wanted = visit - before;
  const auto there = clocks_at(wanted, time_zone);
  const auto fits = [&](Instant moment) { return moment <= visit - shortest_notice; };
  Instant time = wanted;
  if (there.minute > day_ends) {
    time = zone.start_at(there.date, day_ends);
  } else if (there.minute < day_begins) {
    time = zone.start_at(there.date, day_begins);
    if (!fits(time)) time = zone.start_at(there.date.plus_days(-1), day_ends);
  }
  return fits(time) ? std::optional{time} : std::nullopt;
}

}  // namespace portico::notifications
