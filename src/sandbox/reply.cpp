#include "sandbox/reply.hpp"

#include <algorithm>
#include <charconv>

namespace portico::sandbox {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_line = 256;
constexpr std::array codes{"-"sv,
                           "FILE_EMPTY"sv,
                           "FILE_TYPE_UNKNOWN"sv,
                           "FILE_TYPE_MISMATCH"sv,
                           "FILE_ENCRYPTED"sv,
                           "FILE_ACTIVE_CONTENT"sv,
                           "FILE_ATTACHMENT_INSIDE"sv,
                           "FILE_DAMAGED"sv,
                           "FILE_TOO_LARGE_INSIDE"sv,
                           "FILE_POLYGLOT"sv};
constexpr std::array types{"-"sv, "application/pdf"sv, "image/jpeg"sv, "image/png"sv};
constexpr std::array notes{"acroform"sv, "animated"sv, "gps_removed"sv, "damaged_page"sv};

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == text.npos) return parts;
    text.remove_prefix(at + 1);
  }
}

template <std::size_t N>
bool is_known(const std::array<std::string_view, N>& known, std::string_view word) {
  return std::find(known.begin(), known.end(), word) != known.end();
}

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }
std::string or_empty(std::string_view text) { return text == "-" ? std::string{} : std::string{text}; }

std::optional<Verdict> decode_line(std::string_view line) {
  const auto words = parts_of(line, ' ');
  if (words.size() != 5 || words[0] != "verdict" || !is_known(codes, words[1]) || !is_known(types, words[2]))
    return std::nullopt;
  Verdict verdict{words[1] == "-", or_empty(words[1]), or_empty(words[2]), 0, {}};
  const auto [end, error] = std::from_chars(words[3].begin(), words[3].end(), verdict.pages);
  if (error != std::errc{} || end != words[3].end() || verdict.pages < 0) return std::nullopt;
  if (words[4] == "-") return verdict;
  for (const std::string_view note : parts_of(words[4], ',')) {
    if (!is_known(notes, note)) return std::nullopt;
    verdict.notes.emplace_back(note);
  }
  return verdict;
}

}  // namespace

Bytes encode_reply(const Verdict& verdict, BytesView clean) {
  Bytes bytes = to_bytes(fmt::format("verdict {} {} {} {}\n", or_dash(verdict.code), or_dash(verdict.media_type),
                                     verdict.pages, or_dash(fmt::format("{}", fmt::join(verdict.notes, ",")))));
  bytes.insert(bytes.end(), clean.begin(), clean.end());
  return bytes;
}

std::optional<Reply> decode_reply(BytesView bytes) {
  const auto line = as_text(bytes).substr(0, longest_line);
  const auto end = line.find('\n');
  if (end == line.npos) return std::nullopt;
  auto verdict = decode_line(line.substr(0, end));
  if (!verdict) return std::nullopt;
  const BytesView rest = bytes.subspan(end + 1);
  return Reply{std::move(*verdict), Bytes{rest.begin(), rest.end()}};
}

}  // namespace portico::sandbox
