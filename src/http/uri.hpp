#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace portico::http {

// "%C3%A9" -> "é". Nothing when an escape is broken, or when the result is no UTF-8 or holds a control character.
std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace portico::http
