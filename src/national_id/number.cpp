#include "national_id/number.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/text.hpp"

namespace portico::national_id {
namespace {

bool is_between_digits(UChar32 c) {
  return u_isUWhiteSpace(c) || u_charType(c) == U_DASH_PUNCTUATION || c == 0x2212 || c == '.' || c == '/' ||
         c == 0x200b || c == 0xfeff;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<std::string> compact(std::string_view input) {
  if (!is_utf8(input)) return std::nullopt;
  const auto text = icu::UnicodeString::fromUTF8({input.data(), static_cast<std::int32_t>(input.size())});
  icu::UnicodeString out;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (is_between_digits(c)) continue;
    const std::int32_t digit = u_charDigitValue(c);
    out.append(digit >= 0 ? UChar32{'0' + digit} : u_toupper(c));
  }
  std::string result;
  return out.toUTF8String(result);
}

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

}  // namespace portico::national_id
