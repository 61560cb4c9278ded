#include <unicode/unistr.h>

#include <algorithm>

#include "delivery/message.hpp"

namespace portico::delivery {
namespace {

// 3GPP TS 23.038, 6.2.1: the default alphabet without its escape, and the extension table.
constexpr std::u32string_view basic =
    U"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    U"abcdefghijklmnopqrstuvwxyzäöñüà";
constexpr std::u32string_view extension = U"\f^{}\\[~]|€";

struct Room {
  int alone;     // units of a message that goes in one piece
  int in_parts;  // units of each piece of a longer one
};
constexpr Room septets{160, 153};
constexpr Room code_units{70, 67};

// What is not UTF-8 counts as U+FFFD.
std::u32string code_points(std::string_view text) {
  const auto units = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  std::u32string points;
  for (int32_t at = 0; at < units.length(); at = units.moveIndex32(at, 1))
    points += static_cast<char32_t>(units.char32At(at));
  return points;
}

// 0 for a character the alphabet lacks.
int septets_of(char32_t point) {
  if (basic.find(point) != basic.npos) return 1;
  return extension.find(point) != extension.npos ? 2 : 0;
}
int code_units_of(char32_t point) { return point > 0xffff ? 2 : 1; }

// A character is never cut in two by the end of a piece.
template <class Units>
SmsSize sized(Coding coding, const std::u32string& points, Units units_of, Room room) {
  SmsSize size{coding, 0, 1};
  int pieces = 1, in_piece = 0;
  for (const char32_t point : points) {
    const int units = units_of(point);
    size.units += units;
    if (in_piece + units > room.in_parts) {
      ++pieces;
      in_piece = 0;
    }
    in_piece += units;
  }
  if (size.units > room.alone) size.segments = pieces;
  return size;
}

}  // namespace

SmsSize size_of_sms(std::string_view text) {
  const std::u32string points = code_points(text);
  const bool fits_gsm = std::all_of(points.begin(), points.end(), [](char32_t point) { return septets_of(point) > 0; });
  return fits_gsm ? sized(Coding::gsm7, points, septets_of, septets)
                  : sized(Coding::ucs2, points, code_units_of, code_units);
}

}  // namespace portico::delivery
