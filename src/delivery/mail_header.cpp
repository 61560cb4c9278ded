#include "delivery/mail_header.hpp"

#include <sodium.h>

#include <algorithm>
#include <ctime>
#include <stdexcept>

#include "base/digest.hpp"
#include "base/text.hpp"

namespace portico::delivery {
namespace {

constexpr std::size_t longest_plain = 70;
// Base64 of so many bytes, with "=?UTF-8?B?" and "?=", stays within the 75 characters RFC 2047 gives a word.
constexpr std::size_t bytes_a_word = 45;

void refuse_line_ends(std::string_view text) {
  if (!is_utf8(text) || std::ranges::any_of(text, [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; }))
    throw std::invalid_argument{"a control character in a mail header"};
}

bool is_plain(std::string_view text) {
  return text.size() <= longest_plain && text.find("=?") == text.npos &&
         std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

std::string base64(std::string_view text) {
  std::string result(sodium_base64_ENCODED_LEN(text.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(result.data(), result.size(), as_bytes(text).data(), text.size(), sodium_base64_VARIANT_ORIGINAL);
  result.pop_back();
  return result;
}

// As much of the front as fits a word without cutting a character.
std::size_t word_end(std::string_view text) {
  std::size_t end = std::min(text.size(), bytes_a_word);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return end;
}

}  // namespace

std::string unstructured(std::string_view text) {
  refuse_line_ends(text);
  if (is_plain(text)) return std::string{text};
  std::string words;
  while (!text.empty()) {
    const std::size_t end = word_end(text);
    if (!words.empty()) words += "\r\n ";
    words += "=?UTF-8?B?" + base64(text.substr(0, end)) + "?=";
    text.remove_prefix(end);
  }
  return words;
}

std::string mailbox(std::string_view name, std::string_view address) {
  refuse_line_ends(name);
  refuse_line_ends(address);
  if (name.empty()) return fmt::format("<{}>", address);
  const bool is_phrase = is_plain(name) && std::ranges::all_of(name, [](char c) {
                           return std::isalnum(static_cast<unsigned char>(c)) || c == ' ';
                         });
  if (is_phrase) return fmt::format("{} <{}>", name, address);
  if (!is_plain(name)) return fmt::format("{}\r\n <{}>", unstructured(name), address);
  std::string quoted;
  for (const char c : name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return fmt::format("\"{}\" <{}>", quoted, address);
}

std::string mail_date(Instant moment) {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto seconds_since_epoch = static_cast<std::time_t>(moment.microseconds / 1'000'000);
  std::tm parts{};
  gmtime_r(&seconds_since_epoch, &parts);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000", days[static_cast<std::size_t>(parts.tm_wday)],
                     parts.tm_mday, months[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour,
                     parts.tm_min, parts.tm_sec);
}

std::string message_id(std::string_view key, std::string_view from) {
  const std::string_view domain = from.substr(from.rfind('@') + 1);
  return fmt::format("<{}@{}>", to_hex(BytesView{sha256(as_bytes(key))}.first(16)), domain);
}

}  // namespace portico::delivery
