#include "json/encode.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace portico::json {
namespace {

constexpr char hex[] = "0123456789abcdef";

constexpr auto needs_escape = [] {
  std::array<bool, 256> needs{};
  for (std::size_t c = 0; c < 0x20; ++c) needs[c] = true;
  needs['"'] = needs['\\'] = true;
  return needs;
}();

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"':
      out.append("\\\"", 2);
      break;
    case '\\':
      out.append("\\\\", 2);
      break;
    case '\n':
      out.append("\\n", 2);
      break;
    case '\r':
      out.append("\\r", 2);
      break;
    case '\t':
      out.append("\\t", 2);
      break;
    default:
      out.append("\\u00", 4);
      out += hex[static_cast<unsigned char>(c) >> 4];
      out += hex[c & 0xF];
  }
}

template <class Number>
void append_number(std::string& out, Number value) {
  char digits[32];
  const auto result = std::to_chars(digits, digits + sizeof digits, value);
  out.append(digits, static_cast<std::size_t>(result.ptr - digits));
}

void append_two_digits(std::string& out, unsigned value) {
  out += static_cast<char>('0' + value / 10 % 10);
  out += static_cast<char>('0' + value % 10);
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!needs_escape[static_cast<unsigned char>(text[i])]) continue;
    out.append(text.data() + plain, i - plain);
    append_escaped(out, text[i]);
    plain = i + 1;
  }
  out.append(text.data() + plain, text.size() - plain);
  out += '"';
}

void append_integer(std::string& out, std::int64_t value) { append_number(out, value); }
void append_unsigned(std::string& out, std::uint64_t value) { append_number(out, value); }

void append_real(std::string& out, double value) {
  if (std::isfinite(value)) {
    append_number(out, value);
  } else {
    out += "null";
  }
}

void append_uuid(std::string& out, const Uuid& value) {
  char text[38];
  char* to = text;
  *to++ = '"';
  for (std::size_t i = 0; i < value.bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) *to++ = '-';
    *to++ = hex[value.bytes[i] >> 4];
    *to++ = hex[value.bytes[i] & 0xF];
  }
  *to = '"';
  out.append(text, sizeof text);
}

void append_instant(std::string& out, Instant value) {
  out += '"';
  out += value.rfc3339();
  out += '"';
}

void append_date(std::string& out, Date value) {
  out += '"';
  append_two_digits(out, static_cast<unsigned>(value.year()) / 100);
  append_two_digits(out, static_cast<unsigned>(value.year()) % 100);
  out += '-';
  append_two_digits(out, value.month());
  out += '-';
  append_two_digits(out, value.day());
  out += '"';
}

}  // namespace portico::json
