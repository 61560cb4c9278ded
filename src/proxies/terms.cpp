#include "proxies/terms.hpp"

#include <date/tz.h>

#include <algorithm>

namespace portico::proxies {

Date birthday(Date birth, std::int64_t age) {
  const int year = birth.year() + static_cast<int>(age);
  const auto same_day = Date::make(year, birth.month(), birth.day());
  return same_day ? *same_day : Date::make(year, 3, 1).value_or(Date{});
}

Instant start_of_day(Date day, const std::string& time_zone) {
  const auto* zone = date::locate_zone(time_zone);
  const date::local_days midnight{date::year{day.year()} / static_cast<int>(day.month()) / static_cast<int>(day.day())};
  const auto info = zone->get_info(midnight);
  const auto moment = info.result == date::local_info::nonexistent
                          ? info.first.end
                          : date::sys_seconds{midnight.time_since_epoch()} - info.first.offset;
  return {std::chrono::duration_cast<microseconds>(moment.time_since_epoch()).count()};
}

std::optional<Date> Terms::last_birthday() const {
  if (basis == Basis::self || !birth_date) return std::nullopt;
  const auto last = birthday(*birth_date, end_age);
  if (basis != Basis::parental_responsibility && valid_from >= start_of_day(last, time_zone)) return std::nullopt;
  return last;
}

std::optional<Instant> Terms::narrows_at() const {
  if (!is_of_law() || !narrow_age || !last_birthday()) return std::nullopt;
  return start_of_day(birthday(*birth_date, *narrow_age), time_zone);
}

std::optional<Instant> Terms::ends_at() const {
  const auto last = last_birthday();
  if (!last) return valid_until;
  const auto by_age = start_of_day(*last, time_zone);
  return valid_until ? std::min(*valid_until, by_age) : by_age;
}

bool Terms::is_over(Instant now) const {
  const auto end = ends_at();
  return end && now >= *end;
}

std::optional<Date> Terms::last_day() const {
  const auto end = ends_at();
  if (!end) return std::nullopt;
  return date_in_zone(*end - microseconds{1}, time_zone);
}

std::string Terms::scopes_at(Instant now) const {
  if (now < valid_from) return {};
  // Whose birth date nobody knows is nobody's child for certain.
  if (basis == Basis::parental_responsibility && !birth_date) return {};
  if (is_over(now)) return {};
  const auto narrows = narrows_at();
  if (!narrows || now < *narrows) return scopes;
  auto kept = split_scopes(scopes);
  std::erase_if(kept, [&](Scope scope) { return !organization::names_scope(narrow_scopes, enumerator_name(scope)); });
  return joined(kept);
}

}  // namespace portico::proxies
