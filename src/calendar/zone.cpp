#include "calendar/zone.hpp"

#include <date/tz.h>

#include <limits>

namespace portico::calendar {
namespace {

date::local_seconds local(Date day, int minute) {
  const date::local_days midnight{date::year{day.year()} / static_cast<int>(day.month()) / static_cast<int>(day.day())};
  return midnight + minutes{minute};
}

Instant instant_of(date::sys_seconds moment) {
  return {std::chrono::duration_cast<microseconds>(moment.time_since_epoch()).count()};
}

// The database's first and last stretch end beyond all years that we write, where exactly depends on the library: they
// have no end.
Instant bounded(date::sys_seconds moment) {
  constexpr std::int64_t most = 253'402'300'800;  // the year 10000
  const auto count = moment.time_since_epoch().count();
  if (count > most) return {std::numeric_limits<std::int64_t>::max()};
  if (count < -most) return {std::numeric_limits<std::int64_t>::min()};
  return instant_of(moment);
}

Instant with(date::local_seconds wall, const date::sys_info& info) {
  return instant_of(date::sys_seconds{wall.time_since_epoch()} - info.offset);
}

}  // namespace

Zone::Zone(std::string_view name) : zone_{date::locate_zone(std::string{name})} {}

const std::string& Zone::name() const { return zone_->name(); }

std::vector<Instant> Zone::moments_of(Date day, int minute) const {
  const auto wall = local(day, minute);
  const auto info = zone_->get_info(wall);
  if (info.result == date::local_info::nonexistent) return {};
  if (info.result == date::local_info::ambiguous) return {with(wall, info.first), with(wall, info.second)};
  return {with(wall, info.first)};
}

Instant Zone::start_at(Date day, int minute) const {
  const auto wall = local(day, minute);
  const auto info = zone_->get_info(wall);
  return info.result == date::local_info::nonexistent ? instant_of(info.first.end) : with(wall, info.first);
}

Instant Zone::end_at(Date day, int minute) const {
  const auto wall = local(day, minute);
  const auto info = zone_->get_info(wall);
  if (info.result == date::local_info::nonexistent) return instant_of(info.first.end);
  return with(wall, info.result == date::local_info::ambiguous ? info.second : info.first);
}

Interval Zone::between(Date day, int from_minute, int to_minute) const {
  return {start_at(day, from_minute), end_at(day, to_minute)};
}

Date Zone::date_of(Instant moment) const {
  const date::sys_time<microseconds> time{microseconds{moment.microseconds}};
  const date::year_month_day day{date::floor<date::days>(zone_->to_local(time))};
  const auto made =
      Date::make(static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  if (!made) throw std::out_of_range{"a date outside the years 1 to 9999"};
  return *made;
}

Zone::Offset Zone::offset_at(Instant moment) const {
  const auto info =
      zone_->get_info(date::floor<seconds>(date::sys_time<microseconds>{microseconds{moment.microseconds}}));
  return {{bounded(info.begin), bounded(info.end)}, info.offset, info.abbrev, info.save != minutes{0}};
}

}  // namespace portico::calendar
