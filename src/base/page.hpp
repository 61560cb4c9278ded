#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"

namespace portico {

// Where a list goes on: the sort key and id of the last row shown. Outwardly an opaque text.
struct Cursor {
  std::string key;
  Uuid id;

  std::string text() const;
  // Throws Refused bad_request FORMAT_CURSOR for what `text` did not make.
  static Cursor parse(std::string_view text);
};

inline constexpr int default_page = 20;
inline constexpr int longest_page = 100;

// `wanted` within 1…longest_page; default_page without one.
int page_size(std::optional<int> wanted);

}  // namespace portico
