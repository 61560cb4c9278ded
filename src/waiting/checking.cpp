#include "waiting/checking.hpp"

#include <algorithm>

#include "base/refused.hpp"

namespace portico::waiting {
namespace {

using scheduling::store::Place;

constexpr std::int64_t shortest_notice = 30;
constexpr std::int64_t usual_notice = 2 * 60;
constexpr std::int64_t longest_notice = 14 * 24 * 60;

// Each once, and each of somebody or somewhere that offers the service.
template <class T>
std::vector<T> each_of(std::vector<T> wanted, const std::vector<Place>& places, T Place::*member, const char* field) {
  std::ranges::sort(wanted);
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  for (const auto& one : wanted)
    if (std::ranges::find(places, one, member) == places.end()) throw Refused::field(field, "WAITING_WISH");
  return wanted;
}

std::vector<int> weekdays_of(std::vector<int> wanted) {
  std::ranges::sort(wanted);
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  for (const int day : wanted)
    if (day < 1 || day > 7)
      throw Refused::field("weekdays", "OUT_OF_RANGE", {{"from", std::int64_t{1}}, {"to", std::int64_t{7}}});
  return wanted;
}

}  // namespace

Wishes checked_wishes(const WaitingWishes& wanted, const scheduling::HealthcareService& service,
                      const std::vector<Place>& places, Date today) {
  const Date last = today.plus_days(static_cast<int>(service.horizon_days));
  Wishes wishes;
  wishes.practitioner_ids = each_of(wanted.practitioner_ids.value_or(std::vector<PractitionerId>{}), places,
                                    &Place::practitioner, "practitioner_ids");
  wishes.location_ids =
      each_of(wanted.location_ids.value_or(std::vector<LocationId>{}), places, &Place::location, "location_ids");
  wishes.weekdays = weekdays_of(wanted.weekdays.value_or(std::vector<int>{}));
  wishes.from_day = wanted.from_day;
  wishes.until_day = std::min(wanted.until_day.value_or(last), last);
  if (wishes.until_day < std::max(today, wishes.from_day.value_or(today)))
    throw Refused::field("until_day", "WAITING_DAYS");
  wishes.from_minute = wanted.from_minute.value_or(0);
  wishes.to_minute = wanted.to_minute.value_or(calendar::minutes_a_day);
  if (wishes.from_minute < 0 || wishes.to_minute > calendar::minutes_a_day ||
      wishes.to_minute - wishes.from_minute < service.duration_minutes)
    throw Refused::field("to_minute", "WAITING_HOURS", {{"minutes", service.duration_minutes}});
  wishes.notice_minutes = wanted.notice_minutes.value_or(usual_notice);
  if (wishes.notice_minutes < shortest_notice || wishes.notice_minutes > longest_notice)
    throw Refused::field("notice_minutes", "WAITING_NOTICE");
  return wishes;
}

}  // namespace portico::waiting
