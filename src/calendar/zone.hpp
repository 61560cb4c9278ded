#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "calendar/intervals.hpp"

namespace date {
class time_zone;
}

namespace portico::calendar {

inline constexpr int minutes_a_day = 24 * 60;

// An IANA zone on the system's time zone database. Minutes of a day go from 0 to 1440: "24:00" is the day's end. Cheap
// to copy.
class Zone {
 public:
  // Throws std::runtime_error for an unknown one.
  explicit Zone(std::string_view name);

  const std::string& name() const;

  // The moments at which a clock there shows this: none in a gap, two where clocks go back.
  std::vector<Instant> moments_of(Date day, int minute) const;
  // What begins then: the first of two; in a gap the first moment after it.
  Instant start_at(Date day, int minute) const;
  // What ends then: the last of two; in a gap the first moment after it.
  Instant end_at(Date day, int minute) const;
  Interval between(Date day, int from_minute, int to_minute) const;

  Date date_of(Instant moment) const;

  // How far clocks are ahead of UTC, and from when until when they are.
  struct Offset {
    Interval valid;
    seconds ahead;
    std::string abbreviation;
    bool is_daylight = false;
  };
  Offset offset_at(Instant moment) const;

 private:
  const date::time_zone* zone_;
};

}  // namespace portico::calendar
