#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"

namespace portico::patients {

// Both ends are in it.
struct DateRange {
  Date first;
  Date last;
  bool operator==(const DateRange&) const = default;
};

// What staff typed into the patient search, taken apart.
struct SearchQuery {
  // Folded, longest first (the fewest people have it), at most five: each must begin some word of the name.
  std::vector<std::string> words;
  // The same with each typed word as one, when that makes a difference: "d'amore" means "damore" as well.
  std::vector<std::string> closed_words;
  // Of birth; a year, a month or a day, also half typed ("1961-1" is October to December).
  std::optional<DateRange> born;
  // Without digits there is no phone number and no identifier in it.
  bool has_digits = false;

  bool is_empty() const { return words.empty() && !born && !has_digits; }
};

inline constexpr std::size_t most_words = 5;

// Dates as people write them: 1961-10-14, 1961.10.14., 1961. 10. 14., 14/10/1961, 14.10.1961, 19611014, 1961-10, 1961.
SearchQuery parse_query(std::string_view text);

}  // namespace portico::patients
