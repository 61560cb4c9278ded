#include "delivery/http_template.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <functional>
#include <stdexcept>

#include "base/percent.hpp"
#include "delivery/fields.hpp"

namespace portico::delivery {
namespace {

namespace json = boost::json;
using Escape = std::function<std::string(std::string_view)>;

constexpr std::string_view in_braces[] = {"to", "to_digits", "text", "sender", "key", "callback_url", "secret"};
// A header names no person and says no text.
constexpr std::string_view in_headers[] = {"key", "secret"};

std::string as_it_is(std::string_view text) { return std::string{text}; }

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == text.npos) return {};
  return std::string{text.substr(first, text.find_last_not_of(" \t\r") - first + 1)};
}

// Calls `found` for each {word} and `plain` for what stands between. Braces around anything else are plain.
void walk(std::string_view text, const std::function<void(std::string_view)>& plain,
          const std::function<void(std::string_view)>& found) {
  while (!text.empty()) {
    const auto open = text.find('{');
    const auto close = open == text.npos ? text.npos : text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", open + 1);
    const bool is_word = close != text.npos && text[close] == '}' && close > open + 1;
    const auto end = open == text.npos ? text.size() : is_word ? open : open + 1;
    if (end > 0) plain(text.substr(0, end));
    if (is_word) found(text.substr(open + 1, close - open - 1));
    text.remove_prefix(is_word ? close + 1 : end);
  }
}

std::string filled_in(std::string_view text, const Placeholders& values, const Escape& escape) {
  std::string result;
  walk(
      text, [&](std::string_view plain) { result += plain; },
      [&](std::string_view name) { result += escape(values.find(name)->second); });
  return result;
}

template <std::size_t N>
void check_words(std::string_view text, const std::string_view (&known)[N], const std::string& where) {
  walk(
      text, [](std::string_view) {},
      [&](std::string_view name) {
        if (std::ranges::find(known, name) == std::end(known))
          throw std::invalid_argument{where + " has the unknown placeholder {" + std::string{name} + "}"};
      });
}

// Every text of a document; member names are the template's own.
void for_each_text(json::value& value, const std::function<void(json::string&)>& visit) {
  if (auto* text = value.if_string()) visit(*text);
  if (auto* array = value.if_array())
    for (auto& item : *array) for_each_text(item, visit);
  if (auto* object = value.if_object())
    for (auto& member : *object) for_each_text(member.value(), visit);
}

json::value parsed(const std::string& text) {
  json::error_code error;
  auto document = json::parse(text, error);
  if (error) throw std::invalid_argument{"body is no JSON document"};
  return document;
}

std::vector<std::string> checked_headers(const std::string& text) {
  auto lines = lines_of(text);
  for (const auto& line : lines) {
    if (line.find(':') == std::string::npos) throw std::invalid_argument{"headers: a line has no colon"};
    check_words(line, in_headers, "headers");
  }
  return lines;
}

}  // namespace

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (auto line = trimmed(text.substr(0, end)); !line.empty()) lines.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::pair<std::string, std::string> pair_of(std::string_view line) {
  const auto equals = line.find('=');
  if (equals == line.npos) throw std::invalid_argument{"\"" + std::string{line} + "\" is not name=value"};
  return {trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1))};
}

HttpTemplate::HttpTemplate(const HttpTemplateSettings& settings)
    : method_{settings.method},
      url_{settings.url},
      headers_{checked_headers(settings.headers)},
      body_kind_{settings.body_kind} {
  check_words(url_, in_braces, "url");
  require_safe_address(url_, "url");
  if (method_ == "GET" && body_kind_ != BodyKind::query) throw std::invalid_argument{"GET has no body: use query"};
  if (body_kind_ == BodyKind::json) {
    json_ = settings.body;
    auto document = parsed(json_);
    for_each_text(document, [](json::string& text) { check_words(text, in_braces, "body"); });
    return;
  }
  for (const auto& line : lines_of(settings.body)) {
    fields_.push_back(pair_of(line));
    check_words(fields_.back().second, in_braces, "body");
  }
}

HttpCall HttpTemplate::filled(const Placeholders& values) const {
  HttpCall call{.method = method_, .url = filled_in(url_, values, percent_encoded)};
  for (const auto& header : headers_) call.headers.push_back(filled_in(header, values, as_it_is));
  if (body_kind_ == BodyKind::json) {
    auto document = parsed(json_);
    for_each_text(document, [&](json::string& text) { text = filled_in(text, values, as_it_is); });
    call.body = json::serialize(document);
    call.headers.emplace_back("Content-Type: application/json");
    return call;
  }
  auto fields = fields_;
  for (auto& [name, value] : fields) value = filled_in(value, values, as_it_is);
  if (body_kind_ == BodyKind::form)
    call.body = form_text(fields);
  else if (!fields.empty())
    call.url += (call.url.find('?') == std::string::npos ? "?" : "&") + form_text(fields);
  return call;
}

}  // namespace portico::delivery
