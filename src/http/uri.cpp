#include "http/uri.hpp"

#include "base/percent.hpp"
#include "base/text.hpp"

namespace portico::http {

std::optional<std::string> percent_decoded(std::string_view text) {
  auto decoded = percent_decoded_bytes(text);
  if (!decoded || !is_utf8(*decoded)) return std::nullopt;
  for (const char c : *decoded)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return std::nullopt;
  return decoded;
}

}  // namespace portico::http
