#include "base/text.hpp"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <memory>
#include <stdexcept>

#include "base/bytes.hpp"
#include "base/spelling.hpp"

namespace portico {
namespace {

using icu::UnicodeString;

UnicodeString from_utf8(std::string_view text) {
  return UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

void check(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) throw std::runtime_error{std::string{what} + ": " + u_errorName(status)};
}

UnicodeString normalised(const icu::Normalizer2* normalizer, UErrorCode status, const UnicodeString& text) {
  check(status, "ICU's normalisation data are missing");
  UnicodeString out = normalizer->normalize(text, status);
  check(status, "normalisation");
  return out;
}

template <class Visit>
void each_code_point(const UnicodeString& text, Visit&& visit) {
  for (std::int32_t i = 0; i < text.length();) {
    const UChar32 c = text.char32At(i);
    i += U16_LENGTH(c);
    visit(c);
  }
}

// Shown as nothing, and able to make a name look like another: zero-width space, byte order mark, bidi overrides.
bool is_invisible(UChar32 c) {
  return c == 0x200b || c == 0xfeff || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

// Letters that Unicode does not take apart but people type without their stroke.
const char16_t* plain_letter(UChar32 c) {
  switch (c) {
    case 0x0142:
      return u"l";  // ł
    case 0x0111:
      return u"d";  // đ
    case 0x00f0:
      return u"d";  // ð
    case 0x00f8:
      return u"o";  // ø
    case 0x0127:
      return u"h";  // ħ
    case 0x0131:
      return u"i";  // ı
    case 0x00e6:
      return u"ae";  // æ
    case 0x0153:
      return u"oe";  // œ
    case 0x00fe:
      return u"th";  // þ
    default:
      return nullptr;
  }
}

const icu::Collator& collator(Language language) {
  static const auto collators = [] {
    std::array<std::unique_ptr<const icu::Collator>, 3> made;
    for (const Language each : {Language::en, Language::hu, Language::es}) {
      UErrorCode status = U_ZERO_ERROR;
      std::unique_ptr<icu::Collator> one{icu::Collator::createInstance(icu::Locale{spelling(each).c_str()}, status)};
      check(status, "ICU's collation data are missing");
      one->setStrength(icu::Collator::TERTIARY);
      made[static_cast<std::size_t>(each)] = std::move(one);
    }
    return made;
  }();
  return *collators[static_cast<std::size_t>(language)];
}

}  // namespace

bool is_utf8(std::string_view text) {
  const BytesView bytes = as_bytes(text);
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes.data(), i, size, c);
    if (c < 0) return false;
  }
  return true;
}

std::string tidy(std::string_view text) {
  if (!is_utf8(text)) throw std::invalid_argument{"not UTF-8"};
  UErrorCode status = U_ZERO_ERROR;
  UnicodeString out;
  bool gap = false;
  each_code_point(from_utf8(text), [&](UChar32 c) {
    if (u_isUWhiteSpace(c)) {
      gap = true;
    } else if (u_charType(c) != U_CONTROL_CHAR && !is_invisible(c)) {
      if (gap && !out.isEmpty()) out.append(static_cast<char16_t>(' '));
      gap = false;
      out.append(c);
    }
  });
  std::string result;
  return normalised(icu::Normalizer2::getNFCInstance(status), status, out).toUTF8String(result);
}

std::string fold(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto lower = normalised(icu::Normalizer2::getNFKCCasefoldInstance(status), status, from_utf8(text));
  UnicodeString out;
  bool gap = false;
  each_code_point(normalised(icu::Normalizer2::getNFKDInstance(status), status, lower), [&](UChar32 c) {
    if ((U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) return;
    if (!u_isalnum(c)) {
      gap = true;
      return;
    }
    if (gap && !out.isEmpty()) out.append(static_cast<char16_t>(' '));
    gap = false;
    if (const char16_t* plain = plain_letter(c)) {
      out.append(plain, -1);
    } else {
      out.append(c);
    }
  });
  std::string result;
  return out.toUTF8String(result);
}

std::vector<std::string> folded_words(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::string> words;
  for (std::size_t start = 0; start < folded.size();) {
    const auto end = std::min(folded.find(' ', start), folded.size());
    words.push_back(folded.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

std::string sort_key(std::string_view text, Language language) {
  const UnicodeString name = from_utf8(text);
  std::string key(static_cast<std::size_t>(name.length()) * 4 + 16, '\0');
  const auto fill = [&] {
    return collator(language).getSortKey(name, reinterpret_cast<std::uint8_t*>(key.data()),
                                         static_cast<std::int32_t>(key.size()));
  };
  const auto needed = static_cast<std::size_t>(fill());
  const bool fitted = needed <= key.size();
  key.resize(needed);
  if (!fitted) fill();
  key.pop_back();  // the ending zero orders nothing
  return key;
}

std::size_t length(std::string_view text) {
  if (!is_utf8(text)) return 0;
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  return count;
}

}  // namespace portico
