#include "delivery/fields.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <stdexcept>

#include "base/percent.hpp"

namespace portico::delivery {
namespace {

// What stands before the separator, or all; it and the separator are taken away.
std::string_view cut_off(std::string_view& rest, char separator) {
  const auto end = rest.find(separator);
  const auto piece = rest.substr(0, end);
  rest = end == rest.npos ? std::string_view{} : rest.substr(end + 1);
  return piece;
}

std::optional<std::string> decoded(std::string_view text) {
  std::string spaced{text};
  for (char& c : spaced)
    if (c == '+') c = ' ';
  return percent_decoded_bytes(spaced);
}

std::optional<std::string> field(std::string_view text, const std::string& name) {
  for (auto& [key, value] : form_fields(text))
    if (key == name) return std::move(value);
  return std::nullopt;
}

std::optional<std::string> at_pointer(std::string_view text, const std::string& pointer) {
  namespace json = boost::json;
  json::error_code error;
  const json::value document = json::parse(text, error);
  if (error) return std::nullopt;
  const json::value* found = document.find_pointer(pointer, error);
  if (error || found == nullptr) return std::nullopt;
  if (found->is_string()) return std::string{found->as_string()};
  if (found->is_int64()) return std::to_string(found->as_int64());
  return std::nullopt;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> form_fields(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> fields;
  while (!text.empty()) {
    std::string_view value_text = cut_off(text, '&');
    auto name = decoded(cut_off(value_text, '='));
    auto value = decoded(value_text);
    if (name && value && !name->empty()) fields.emplace_back(std::move(*name), std::move(*value));
  }
  return fields;
}

std::string form_text(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string text;
  for (const auto& [name, value] : fields) {
    if (!text.empty()) text += '&';
    text += percent_encoded(name) + "=" + percent_encoded(value);
  }
  return text;
}

Place::Place(const std::string& text) {
  if (text.empty()) return;
  const auto colon = text.find(':');
  const auto kind = text.substr(0, colon);
  name_ = colon == std::string::npos ? "" : text.substr(colon + 1);
  in_ = kind == "form" ? In::form : kind == "json" ? In::json : In::query;
  const bool known = kind == "form" || kind == "query" || (kind == "json" && name_.starts_with('/'));
  if (!known || name_.empty())
    throw std::invalid_argument{"must be query:name, form:name or json:/pointer, not \"" + text + "\""};
}

std::optional<std::string> Place::value(std::string_view query, std::string_view body) const {
  if (name_.empty()) return std::nullopt;
  if (in_ == In::json) return at_pointer(body, name_);
  return field(in_ == In::form ? body : query, name_);
}

}  // namespace portico::delivery
