#include "sandbox/busy.hpp"

#include <algorithm>
#include <charconv>

namespace portico::sandbox {
namespace {

constexpr std::size_t longest_zone = 64;
constexpr std::int64_t latest = 253'402'300'799;  // the end of 9999

// The next word of a line; what is left begins after its separator.
std::string_view take_word(std::string_view& rest, char separator) {
  const auto end = std::min(rest.find(separator), rest.size());
  const auto word = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return word;
}

std::optional<std::int64_t> number(std::string_view word) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

bool is_zone(std::string_view word) {
  return !word.empty() && word.size() <= longest_zone && std::ranges::all_of(word, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '+' ||
           c == '-' || c == '/';
  });
}

std::optional<BusyStretch> stretch_of(std::string_view line) {
  const auto kind = take_word(line, ' ');
  const auto start = number(take_word(line, ' '));
  const auto end = number(take_word(line, ' '));
  if (!start || !end || *end <= *start || *start < -latest || *end > latest) return std::nullopt;
  if (kind == "u" && line.empty()) return BusyStretch{BusyStretch::Times::utc, *start, *end, {}};
  if (kind != "c" || !is_zone(line)) return std::nullopt;
  return BusyStretch{BusyStretch::Times::clock, *start, *end, line == "-" ? std::string{} : std::string{line}};
}

bool is_code(std::string_view word) {
  return word == "-" || word == "CALENDAR_UNREADABLE" || word == "CALENDAR_TOO_MANY";
}

}  // namespace

Bytes encode_busy(const BusyTimes& busy) {
  auto text = fmt::format("busy {} {}\n", busy.code.empty() ? "-" : busy.code, busy.stretches.size());
  for (const auto& one : busy.stretches)
    text += one.times == BusyStretch::Times::utc
                ? fmt::format("u {} {}\n", one.start, one.end)
                : fmt::format("c {} {} {}\n", one.start, one.end, is_zone(one.zone) ? one.zone : "-");
  return to_bytes(text);
}

std::optional<BusyTimes> decode_busy(BytesView bytes) {
  auto rest = as_text(bytes);
  auto head = take_word(rest, '\n');
  if (take_word(head, ' ') != "busy") return std::nullopt;
  const auto code = take_word(head, ' ');
  const auto count = number(head);
  if (!is_code(code) || !count || *count < 0 || static_cast<std::size_t>(*count) > most_busy_stretches)
    return std::nullopt;
  BusyTimes busy{code == "-" ? std::string{} : std::string{code}, {}};
  for (std::int64_t i = 0; i < *count; ++i) {
    auto stretch = stretch_of(take_word(rest, '\n'));
    if (!stretch) return std::nullopt;
    busy.stretches.push_back(*std::move(stretch));
  }
  if (!rest.empty()) return std::nullopt;
  return busy;
}

}  // namespace portico::sandbox
