#include "delivery/pattern.hpp"

#include <unicode/regex.h>

#include <stdexcept>

namespace portico::delivery {
namespace {

constexpr int32_t steps_allowed = 50;  // ICU's unit: some ten thousand steps, of the order of a millisecond
constexpr int32_t heap_allowed = 1 * 1024 * 1024;

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

}  // namespace

struct Pattern::Compiled {
  std::unique_ptr<icu::RegexPattern> pattern;
};

Pattern::Pattern(const std::string& expression) {
  if (expression.empty()) return;
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  std::unique_ptr<icu::RegexPattern> pattern{icu::RegexPattern::compile(unicode(expression), 0, where, status)};
  if (U_FAILURE(status)) throw std::invalid_argument{"is no regular expression"};
  compiled_ = std::make_unique<Compiled>(Compiled{std::move(pattern)});
}

Pattern::Pattern() = default;
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

bool Pattern::found_in(std::string_view text) const { return first_in(text).has_value(); }

std::optional<std::string> Pattern::first_in(std::string_view text) const {
  if (!compiled_) return std::nullopt;
  const icu::UnicodeString input = unicode(text);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::RegexMatcher> matcher{compiled_->pattern->matcher(input, status)};
  if (U_FAILURE(status)) return std::nullopt;
  matcher->setTimeLimit(steps_allowed, status);
  matcher->setStackLimit(heap_allowed, status);
  const bool found = matcher->find(status);
  if (!found || U_FAILURE(status)) return std::nullopt;
  std::string group;
  matcher->group(matcher->groupCount() > 0 ? 1 : 0, status).toUTF8String(group);
  return U_FAILURE(status) ? std::nullopt : std::optional{std::move(group)};
}

}  // namespace portico::delivery
