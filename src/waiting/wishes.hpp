#pragma once
#include <optional>
#include <set>
#include <vector>

#include "booking/availability.hpp"
#include "calendar/zone.hpp"

// Who is offered which free time: pure calculation, without a database or a clock of its own.
namespace portico::waiting {

using booking::Candidate;
using booking::HealthcareServiceId;
using booking::LocationId;
using booking::PractitionerId;
using EntryId = Id<struct WaitingEntryTag>;

// off: nobody can wait.
enum class WaitingMode { one_by_one, to_all, off };
BOOST_DESCRIBE_ENUM(WaitingMode, one_by_one, to_all, off)

// What somebody waits for. Days and minutes are those of the institution's clocks; empty lists: any.
struct Wishes {
  std::vector<PractitionerId> practitioner_ids;
  std::vector<LocationId> location_ids;
  std::optional<Date> from_day;
  Date until_day;
  std::vector<int> weekdays;  // ISO 8601: Monday is 1
  int from_minute = 0;
  int to_minute = calendar::minutes_a_day;  // when the visit has ended
  std::int64_t notice_minutes = 0;
};
BOOST_DESCRIBE_STRUCT(Wishes, (),
                      (practitioner_ids, location_ids, from_day, until_day, weekdays, from_minute, to_minute,
                       notice_minutes))

using Zones = std::map<LocationId, calendar::Zone>;

// `before`: the visit it would replace, which has to be later.
bool fits(const Wishes& wishes, const booking::Slot& slot, const calendar::Zone& zone, std::optional<Instant> before,
          Instant now);

// Somebody in the line.
struct Waiter {
  EntryId id;
  Wishes wishes;
  std::optional<Instant> before;
  int offers_left = 0;                                 // today
  std::vector<calendar::Interval> engaged;             // by other appointments of the patient
  std::set<std::pair<PractitionerId, Instant>> known;  // what was offered already
};

// A free time and whom it is offered to.
struct Match {
  Candidate candidate;
  std::vector<EntryId> entries;
};

inline constexpr std::size_t told_at_once = 20;

// Of the line, who has waited longest first, and what is free, in order of time. One by one: each gets the first time
// that fits. To all: each time goes to all whom it fits, at most told_at_once. Nobody gets two, no time is given twice.
std::vector<Match> matches(WaitingMode mode, const std::vector<Waiter>& line, const std::vector<Candidate>& free,
                           const Zones& zones, Instant now);

// From 21 to 8 o'clock nobody is written to.
bool is_silent(Instant moment, const calendar::Zone& zone);
Instant next_morning(Instant moment, const calendar::Zone& zone);
// Half an hour, or ten minutes when the visit is less than a day away.
minutes time_to_answer(Instant visit, Instant now);

}  // namespace portico::waiting
