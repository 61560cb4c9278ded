#include "scheduling/wall_clock.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace portico::scheduling {

std::optional<int> minute_of(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != 5 || text[2] != ':' || std::count_if(text.begin(), text.end(), is_digit) != 4) return std::nullopt;
  const int hour = (text[0] - '0') * 10 + text[1] - '0';
  const int minute = (text[3] - '0') * 10 + text[4] - '0';
  const int of_day = hour * 60 + minute;
  if (minute > 59 || of_day > 24 * 60 || minute % 5 != 0) return std::nullopt;
  return of_day;
}

std::string clock_text(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

}  // namespace portico::scheduling
