#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace portico::national_id {

// The text without what people put between digits: spaces of any kind, hyphens, dashes, full stops, slashes. Full-width
// and other decimal digits become 0-9, letters capitals. Nothing when it is not UTF-8.
std::optional<std::string> compact(std::string_view input);

bool all_digits(std::string_view text);
std::size_t count_digits(std::string_view text);

}  // namespace portico::national_id
