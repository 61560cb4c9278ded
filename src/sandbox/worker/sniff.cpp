#include "sandbox/worker/sniff.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace portico::sandbox {
namespace {

using namespace std::string_view_literals;

constexpr std::array markup{"<html"sv,  "<script"sv, "<!doctype"sv, "<iframe"sv, "<body"sv,
                            "<head>"sv, "<svg "sv,   "<svg>"sv,     "<?php"sv,   "javascript:"sv};
// Formats that are found at any place in a file, or that start the rest of it.
constexpr std::array anywhere{"%PDF-"sv, "Rar!\x1a\x07"sv, "7z\xbc\xaf\x27\x1c"sv};
constexpr std::array at_start{"PK\x03\x04"sv,
                              "MZ"sv,
                              "\x7f"
                              "ELF"sv,
                              "#!"sv,
                              "\xca\xfe\xba\xbe"sv,
                              "%!PS"sv,
                              "GIF8"sv,
                              "\xd0\xcf\x11\xe0"sv};

bool starts(BytesView bytes, std::string_view with) { return as_text(bytes).starts_with(with); }
bool has_at(BytesView bytes, std::size_t offset, std::string_view text) {
  return bytes.size() >= offset + text.size() && starts(bytes.subspan(offset), text);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::uint32_t little_endian(BytesView bytes, std::size_t offset, int count) {
  std::uint32_t value = 0;
  for (int i = count - 1; i >= 0; --i) value = value << 8 | bytes[offset + static_cast<std::size_t>(i)];
  return value;
}

// An end-of-central-directory record near the end whose directory is where it says, or is none at all.
bool ends_as_zip(BytesView bytes) {
  constexpr std::size_t record = 22, longest_comment = 65'535;
  const std::size_t window = std::min(bytes.size(), record + longest_comment);
  const std::string_view tail = as_text(bytes.last(window));
  for (auto at = tail.find("PK\x05\x06"sv); at != tail.npos && at + record <= tail.size();
       at = tail.find("PK\x05\x06"sv, at + 1)) {
    const BytesView rest = bytes.last(window - at);
    const std::size_t end = bytes.size() - rest.size();
    const std::size_t directory = little_endian(rest, 12, 4);
    if (directory <= end && has_at(bytes, end - directory, "PK\x01\x02"sv)) return true;
  }
  return false;
}

}  // namespace

FileType type_of(BytesView bytes) {
  if (starts(bytes, "%PDF-"sv)) return FileType::pdf;
  if (starts(bytes, "\xff\xd8\xff"sv)) return FileType::jpeg;
  if (starts(bytes, "\x89PNG\r\n\x1a\n"sv)) return FileType::png;
  return FileType::other;
}

std::string_view media_type_of(FileType type) {
  switch (type) {
    case FileType::pdf:
      return "application/pdf";
    case FileType::jpeg:
      return "image/jpeg";
    case FileType::png:
      return "image/png";
    case FileType::other:
      break;
  }
  return {};
}

bool has_markup(BytesView bytes) {
  const std::string_view text = as_text(bytes);
  for (std::size_t at = text.find_first_of("<jJ"); at != text.npos; at = text.find_first_of("<jJ", at + 1)) {
    const std::string_view rest = text.substr(at);
    for (const std::string_view tag : markup)
      if (rest.size() >= tag.size() &&
          std::equal(tag.begin(), tag.end(), rest.begin(), [](char a, char b) { return a == lower(b); }))
        return true;
  }
  return false;
}

bool holds_other_format(BytesView bytes) {
  const std::string_view text = as_text(bytes);
  const auto starts_rest = [&](std::string_view magic) { return text.starts_with(magic); };
  const auto found = [&](std::string_view magic) { return text.find(magic) != text.npos; };
  return std::any_of(at_start.begin(), at_start.end(), starts_rest) ||
         std::any_of(anywhere.begin(), anywhere.end(), found) || has_markup(bytes);
}

bool is_also_something_else(BytesView bytes) {
  return has_at(bytes, 257, "ustar"sv) || has_at(bytes, 0x8001, "CD001"sv) || has_at(bytes, 128, "DICM"sv) ||
         ends_as_zip(bytes);
}

}  // namespace portico::sandbox
