#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"

namespace portico::sandbox {

// When somebody is busy, as a calendar file says it. Without a zone of its own the times are those of a clock: seconds
// since 1970 as if it showed UTC, in the zone of that name, or wherever the calendar is read when there is no name.
struct BusyStretch {
  enum class Times { utc, clock };
  Times times = Times::utc;
  std::int64_t start = 0;
  std::int64_t end = 0;
  std::string zone{};  // as the file names it: any text of the allowed letters

  bool operator==(const BusyStretch&) const = default;
};

struct BusyTimes {
  std::string code;  // empty when it was read, else CALENDAR_UNREADABLE or CALENDAR_TOO_MANY
  std::vector<BusyStretch> stretches;
};

// In seconds since 1970.
struct BusyWindow {
  std::int64_t from = 0;
  std::int64_t until = 0;
};

inline constexpr std::size_t most_busy_stretches = 10'000;

// How a child tells it: "busy CODE COUNT", then a line for each: "u START END" or "c START END ZONE" ("-" for none).
Bytes encode_busy(const BusyTimes& busy);
// Nothing but exactly that is believed.
std::optional<BusyTimes> decode_busy(BytesView bytes);

}  // namespace portico::sandbox
