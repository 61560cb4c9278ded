#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace portico::scheduling {

// "08:05" is minute 485 of the day, "24:00" its end; nothing for what is no such time or no multiple of five minutes:
// the unit in which time is taken.
std::optional<int> minute_of(std::string_view text);
std::string clock_text(int minute);

}  // namespace portico::scheduling
