#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace portico {

// Percent-encoding (RFC 3986 2.1): "%C5%91" is "ő". Nothing when an escape is broken; what comes out may be any bytes.
std::optional<std::string> percent_decoded_bytes(std::string_view text);
// Everything but unreserved characters escaped.
std::string percent_encoded(std::string_view text);

}  // namespace portico
