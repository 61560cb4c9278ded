#pragma once
#include <optional>
#include <string>
#include <string_view>

// The regular expressions of the numbering plans, compiled at first use and kept. Thread-safe. Patterns must be
// literals: they are known by their address. Texts are ASCII.
namespace portico::phone {

bool matches_whole(const char* pattern, std::string_view text);

struct FrontMatch {
  std::size_t length = 0;   // of the match
  bool last_group = false;  // the last group took part in it (or there are no groups)
  std::string replaced;     // the text with the match replaced by `replacement`
};
// A match at the start of the text.
std::optional<FrontMatch> match_front(const char* pattern, std::string_view text, const char* replacement = "");

std::string replace(const char* pattern, std::string_view text, const std::string& replacement);

}  // namespace portico::phone
