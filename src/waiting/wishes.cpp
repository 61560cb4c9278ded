#include "waiting/wishes.hpp"

#include <algorithm>

namespace portico::waiting {
namespace {

constexpr int silent_from = 21 * 60;
constexpr int silent_until = 8 * 60;

template <class T>
bool is_among(const std::vector<T>& wanted, const T& one) {
  return wanted.empty() || std::ranges::find(wanted, one) != wanted.end();
}

int weekday_of(Date day) {
  static const Date monday = *Date::make(1970, 1, 5);
  return ((day.days_since(monday) % 7) + 7) % 7 + 1;
}

int minute_of(Instant moment, const calendar::Zone& zone) {
  const auto wall = wall_time(moment, zone.name());
  return wall.hour * 60 + wall.minute;
}

bool overlap(const Candidate& one, const Candidate& other) {
  return one.slot.practitioner_id == other.slot.practitioner_id && one.cells.first <= other.cells.last &&
         other.cells.first <= one.cells.last;
}

bool suits(const Waiter& waiter, const Candidate& candidate, const Zones& zones, Instant now) {
  const auto zone = zones.find(candidate.slot.location_id);
  const calendar::Interval visit{candidate.slot.start, candidate.slot.end};
  const bool is_engaged =
      std::ranges::any_of(waiter.engaged, [&](const calendar::Interval& other) { return other.overlaps(visit); });
  return waiter.offers_left > 0 && !is_engaged && zone != zones.end() &&
         !waiter.known.contains({candidate.slot.practitioner_id, candidate.slot.start}) &&
         fits(waiter.wishes, candidate.slot, zone->second, waiter.before, now);
}

bool is_given(const std::vector<Match>& given, const Candidate& candidate) {
  return std::ranges::any_of(given, [&](const Match& match) { return overlap(match.candidate, candidate); });
}

std::vector<Match> one_by_one(const std::vector<Waiter>& line, const std::vector<Candidate>& free, const Zones& zones,
                              Instant now) {
  std::vector<Match> given;
  for (const auto& waiter : line) {
    const auto first = std::ranges::find_if(free, [&](const Candidate& candidate) {
      return suits(waiter, candidate, zones, now) && !is_given(given, candidate);
    });
    if (first != free.end()) given.push_back({*first, {waiter.id}});
  }
  return given;
}

std::vector<Match> to_all(const std::vector<Waiter>& line, const std::vector<Candidate>& free, const Zones& zones,
                          Instant now) {
  std::vector<Match> given;
  std::set<EntryId> told;
  for (const auto& candidate : free) {
    if (is_given(given, candidate)) continue;
    Match match{candidate, {}};
    for (const auto& waiter : line)
      if (match.entries.size() < told_at_once && !told.contains(waiter.id) && suits(waiter, candidate, zones, now))
        match.entries.push_back(waiter.id);
    told.insert(match.entries.begin(), match.entries.end());
    if (!match.entries.empty()) given.push_back(std::move(match));
  }
  return given;
}

}  // namespace

bool fits(const Wishes& wishes, const booking::Slot& slot, const calendar::Zone& zone, std::optional<Instant> before,
          Instant now) {
  const auto day = zone.date_of(slot.start);
  const int begins = minute_of(slot.start, zone);
  const int ends = begins + static_cast<int>((slot.end - slot.start) / minutes{1});
  return is_among(wishes.practitioner_ids, slot.practitioner_id) && is_among(wishes.location_ids, slot.location_id) &&
         is_among(wishes.weekdays, weekday_of(day)) && day >= wishes.from_day.value_or(day) &&
         day <= wishes.until_day && begins >= wishes.from_minute && ends <= wishes.to_minute &&
         slot.start - now >= minutes{wishes.notice_minutes} && (!before || slot.start < *before);
}

std::vector<Match> matches(WaitingMode mode, const std::vector<Waiter>& line, const std::vector<Candidate>& free,
                           const Zones& zones, Instant now) {
  switch (mode) {
    case WaitingMode::one_by_one:
      return one_by_one(line, free, zones, now);
    case WaitingMode::to_all:
      return to_all(line, free, zones, now);
    case WaitingMode::off:
      break;
  }
  return {};
}

bool is_silent(Instant moment, const calendar::Zone& zone) {
  const int minute = minute_of(moment, zone);
  return minute >= silent_from || minute < silent_until;
}

Instant next_morning(Instant moment, const calendar::Zone& zone) {
  const auto day = zone.date_of(moment);
  const auto morning = zone.start_at(day, silent_until);
  return morning > moment ? morning : zone.start_at(day.plus_days(1), silent_until);
}

minutes time_to_answer(Instant visit, Instant now) { return visit - now < hours{24} ? minutes{10} : minutes{30}; }

}  // namespace portico::waiting
