#include "phone/pattern.hpp"

#include <unicode/regex.h>

#include <memory>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>
#include <unordered_map>

namespace portico::phone {
namespace {

using icu::UnicodeString;

UnicodeString wide(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size()), UnicodeString::kInvariant};
}

std::string narrow(const UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

void check(UErrorCode status, const char* pattern) {
  if (U_FAILURE(status)) throw std::logic_error{std::string{u_errorName(status)} + " in the pattern " + pattern};
}

const icu::RegexPattern& compiled(const char* pattern) {
  static std::shared_mutex mutex;
  static std::unordered_map<const char*, std::unique_ptr<const icu::RegexPattern>> cache;
  {
    const std::shared_lock lock{mutex};
    if (const auto found = cache.find(pattern); found != cache.end()) return *found->second;
  }
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  std::unique_ptr<const icu::RegexPattern> made{icu::RegexPattern::compile(wide(pattern), where, status)};
  check(status, pattern);
  const std::unique_lock lock{mutex};
  return *cache.try_emplace(pattern, std::move(made)).first->second;
}

// A match of one text; keeps the text alive, which ICU only points to.
struct Match {
  Match(const char* pattern, std::string_view input) : text{wide(input)} {
    UErrorCode status = U_ZERO_ERROR;
    matcher.reset(compiled(pattern).matcher(text, status));
    check(status, pattern);
  }
  const UnicodeString text;
  std::unique_ptr<icu::RegexMatcher> matcher;
};

}  // namespace

bool matches_whole(const char* pattern, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const Match match{pattern, text};
  return match.matcher->matches(status) && U_SUCCESS(status);
}

std::optional<FrontMatch> match_front(const char* pattern, std::string_view text, const char* replacement) {
  UErrorCode status = U_ZERO_ERROR;
  const Match match{pattern, text};
  if (!match.matcher->lookingAt(status) || U_FAILURE(status)) return std::nullopt;
  FrontMatch result;
  result.length = static_cast<std::size_t>(match.matcher->end(status));
  result.last_group = match.matcher->start(match.matcher->groupCount(), status) >= 0;
  result.replaced = narrow(match.matcher->replaceFirst(wide(replacement), status));
  check(status, pattern);
  return result;
}

std::string replace(const char* pattern, std::string_view text, const std::string& replacement) {
  UErrorCode status = U_ZERO_ERROR;
  const Match match{pattern, text};
  const auto result = match.matcher->replaceAll(wide(replacement), status);
  check(status, pattern);
  return narrow(result);
}

}  // namespace portico::phone
