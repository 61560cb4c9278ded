#include "base/page.hpp"

#include <algorithm>

#include "base/bytes.hpp"
#include "base/refused.hpp"

namespace portico {

// Bytes: the id's 16, then the key.
std::string Cursor::text() const {
  Bytes bytes(id.bytes.begin(), id.bytes.end());
  bytes.insert(bytes.end(), key.begin(), key.end());
  return to_base64url(bytes);
}

Cursor Cursor::parse(std::string_view text) {
  try {
    const auto bytes = from_base64url(text);
    if (bytes.size() < 16 || bytes.size() > 1024) throw std::invalid_argument{"length"};
    Cursor cursor;
    std::copy_n(bytes.begin(), 16, cursor.id.bytes.begin());
    cursor.key.assign(bytes.begin() + 16, bytes.end());
    return cursor;
  } catch (const std::invalid_argument&) {
    throw Refused{Reason::bad_request, "FORMAT_CURSOR"};
  }
}

int page_size(std::optional<int> wanted) { return std::clamp(wanted.value_or(default_page), 1, longest_page); }

}  // namespace portico
