#include "json/decode.hpp"

#include <charconv>

#include "base/text.hpp"

namespace portico::json {
namespace {

constexpr std::size_t max_faults = 100;

template <class Number>
std::optional<Number> whole_number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool has_text(const Node& node) { return node.kind == Node::Kind::string || node.kind == Node::Kind::query; }

// Outer white space: ASCII, no-break and ideographic space, byte order mark.
std::string_view trimmed(std::string_view text) {
  constexpr std::string_view spaces[] = {" ", "\t", "\n", "\r", "\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};
  for (bool again = true; again;) {
    again = false;
    for (const auto space : spaces) {
      if (text.starts_with(space)) text.remove_prefix(space.size()), again = true;
      if (text.ends_with(space)) text.remove_suffix(space.size()), again = true;
    }
  }
  return text;
}

std::string with_plain_newlines(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') result += text[i];
  return result;
}

bool has_control_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) return true;
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0xFF;
    if (c == 0xC2 && next < 0xA0) return true;  // C1
  }
  return false;
}

}  // namespace

void Reader::fault(std::string code, Facts facts) {
  if (faults_.size() < max_faults) faults_.push_back({path(), std::move(code), std::move(facts)});
}

void Reader::wrong_type(const char* expected) { fault("WRONG_TYPE", {{"expected", std::string{expected}}}); }

bool Reader::expect(const Node& node, Node::Kind kind, const char* name) {
  if (node.kind == kind) return true;
  wrong_type(name);
  return false;
}

std::string Reader::path() const {
  std::string result;
  for (const auto& step : path_) {
    if (step.index_plus_one > 0) {
      result += '[' + std::to_string(step.index_plus_one - 1) + ']';
    } else {
      if (!result.empty()) result += '.';
      result += step.member;
    }
  }
  return result;
}

void Reader::finish() {
  if (faults_.empty()) return;
  const bool only_values = std::all_of(faults_.begin(), faults_.end(),
                                       [](const FieldError& fault) { return fault.code.starts_with("FORMAT_"); });
  throw Refused::fields(std::move(faults_), only_values ? Reason::unprocessable : Reason::bad_request);
}

std::optional<bool> Reader::boolean(const Node& node) {
  if (node.kind == Node::Kind::boolean) return node.boolean;
  if (node.kind == Node::Kind::query && (node.text == "true" || node.text == "false")) return node.text == "true";
  wrong_type("boolean");
  return std::nullopt;
}

std::optional<std::int64_t> Reader::integer(const Node& node, std::int64_t least, std::int64_t most) {
  std::optional<std::int64_t> value;
  if (node.kind == Node::Kind::integer) value = node.integer;
  if (node.kind == Node::Kind::query) value = whole_number<std::int64_t>(node.text);
  const bool beyond = node.kind == Node::Kind::unsigned_integer;
  if (!value && !beyond) {
    wrong_type("integer");
  } else if (beyond || *value < least || *value > most) {
    fault("FORMAT_NUMBER", {{"least", least}, {"most", most}});
    value.reset();
  }
  return value;
}

std::optional<std::uint64_t> Reader::unsigned_integer(const Node& node) {
  if (node.kind == Node::Kind::unsigned_integer) return node.unsigned_integer;
  if (node.kind == Node::Kind::query)
    if (const auto value = whole_number<std::uint64_t>(node.text)) return value;
  const auto value = integer(node, 0, std::numeric_limits<std::int64_t>::max());
  return value ? std::optional{static_cast<std::uint64_t>(*value)} : std::nullopt;
}

std::optional<double> Reader::real(const Node& node) {
  switch (node.kind) {
    case Node::Kind::integer:
      return static_cast<double>(node.integer);
    case Node::Kind::unsigned_integer:
      return static_cast<double>(node.unsigned_integer);
    case Node::Kind::real:
      return node.real;
    case Node::Kind::query:
      if (const auto value = whole_number<double>(node.text)) return value;
      break;
    default:
      break;
  }
  wrong_type("number");
  return std::nullopt;
}

std::optional<std::string_view> Reader::string(const Node& node) {
  if (!has_text(node)) {
    wrong_type("string");
    return std::nullopt;
  }
  if (node.text.find('\0') != std::string_view::npos) {
    fault("FORMAT_TEXT");
    return std::nullopt;
  }
  return node.text;
}

std::optional<std::string> Reader::text(const Node& node, std::size_t least, std::size_t most) {
  if (!has_text(node)) {
    wrong_type("string");
    return std::nullopt;
  }
  auto value = with_plain_newlines(trimmed(node.text));
  const auto size = length(value);
  if (has_control_character(value)) {
    fault("FORMAT_TEXT");
  } else if (size < least) {
    fault("FORMAT_TOO_SHORT", {{"limit", static_cast<std::int64_t>(least)}});
  } else if (size > most) {
    fault("FORMAT_TOO_LONG", {{"limit", static_cast<std::int64_t>(most)}});
  } else {
    return value;
  }
  return std::nullopt;
}

std::optional<Uuid> Reader::uuid(const Node& node) {
  const auto value = string(node);
  if (!value) return std::nullopt;
  const auto parsed = Uuid::parse(*value);
  if (!parsed) fault("FORMAT_ID");
  return parsed;
}

std::optional<Instant> Reader::instant(const Node& node) {
  const auto value = string(node);
  if (!value) return std::nullopt;
  const auto parsed = Instant::parse(*value);
  if (!parsed) fault("FORMAT_TIME");
  return parsed;
}

std::optional<Date> Reader::date(const Node& node) {
  const auto value = string(node);
  if (!value) return std::nullopt;
  const auto parsed = Date::parse(*value);
  if (!parsed) fault("FORMAT_DATE");
  return parsed;
}

std::optional<Bytes> Reader::bytes(const Node& node) {
  const auto value = string(node);
  if (!value) return std::nullopt;
  try {
    return from_base64url(*value);
  } catch (const std::invalid_argument&) {
    fault("FORMAT_BASE64");
    return std::nullopt;
  }
}

void read_object(Reader& reader, const Node& node, void* object, std::span<const MemberReader> members) {
  if (!reader.object(node)) return;
  std::vector<bool> seen(members.size());
  reader.tree().each_child(node, [&](const Node& child) {
    reader.enter(child.key);
    const auto member =
        std::find_if(members.begin(), members.end(), [&](const auto& m) { return m.name == child.key; });
    const auto index = static_cast<std::size_t>(member - members.begin());
    if (member == members.end()) {
      reader.fault("UNKNOWN_MEMBER");
    } else if (seen[index]) {
      reader.fault("DUPLICATE_MEMBER");
    } else {
      seen[index] = true;
      member->read(reader, child, object);
    }
    reader.leave();
  });
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (seen[i] || !members[i].required) continue;
    reader.enter(members[i].name);
    reader.fault("MISSING");
    reader.leave();
  }
}

}  // namespace portico::json
