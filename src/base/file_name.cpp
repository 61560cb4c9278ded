#include "base/file_name.hpp"

#include <unicode/unistr.h>

#include "base/text.hpp"

namespace portico {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
    out += escape ? static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])) : text[i];
    if (escape) i += 2;
  }
  return out;
}

std::string cut(const std::string& text, int longest) {
  auto characters = icu::UnicodeString::fromUTF8(text);
  if (characters.countChar32() <= longest) return text;
  std::string result;
  characters.tempSubString(0, characters.moveIndex32(0, longest)).toUTF8String(result);
  return result;
}

}  // namespace

std::string file_name_of(std::string_view percent_encoded) {
  auto name = percent_decoded(percent_encoded);
  if (!is_utf8(name)) return "document";
  if (const auto slash = name.find_last_of("/\\"); slash != std::string::npos) name.erase(0, slash + 1);
  name = tidy(name);
  while (!name.empty() && name.front() == '.') name.erase(0, 1);
  return name.empty() ? "document" : cut(name, 200);
}

}  // namespace portico
