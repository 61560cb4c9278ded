#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace portico {

using Bytes = std::vector<std::uint8_t>;
using BytesView = std::span<const std::uint8_t>;

inline BytesView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(BytesView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
inline Bytes to_bytes(std::string_view text) { return {text.begin(), text.end()}; }

// Lower case.
std::string to_hex(BytesView bytes);

// RFC 4648 section 5, without padding. `from_base64url` throws std::invalid_argument on anything else.
std::string to_base64url(BytesView bytes);
Bytes from_base64url(std::string_view text);

// `count` bytes from the system's generator.
Bytes random_bytes(std::size_t count);

}  // namespace portico
