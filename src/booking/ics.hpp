#pragma once
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "calendar/zone.hpp"

namespace portico::booking {

// One appointment for a calendar program (RFC 5545). All texts are as they are; they are escaped here.
struct CalendarEvent {
  std::string uid;            // the same for ever
  std::int64_t sequence = 0;  // rises with each change
  Instant made_at;            // this description of it
  Instant start;
  Instant end;
  std::string time_zone;  // IANA
  std::string summary;
  std::string description;
  std::string location;
  bool is_cancelled = false;
  bool is_tentative = false;
};

// With the zone's clocks around the event, so that no program has to know the zone.
std::string ics(const CalendarEvent& event);
// Several, to subscribe to under a name; programs are asked to look again every hour.
std::string ics(const std::vector<CalendarEvent>& events, const std::string& name);

}  // namespace portico::booking
