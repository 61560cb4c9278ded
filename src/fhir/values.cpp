#include <sodium.h>

#include "fhir/mapping.hpp"
#include "fhir/resource.hpp"

namespace portico::fhir {
namespace {

namespace json = boost::json;

// "Type/id" at the end of a path, version history cut off.
Reference from_path(std::string_view path) {
  if (const auto history = path.find("/_history/"); history != std::string_view::npos) path = path.substr(0, history);
  const auto slash = path.rfind('/');
  if (slash == std::string_view::npos) return {};
  const auto id = path.substr(slash + 1);
  auto type = path.substr(0, slash);
  if (const auto before = type.rfind('/'); before != std::string_view::npos) type = type.substr(before + 1);
  if (!is_resource_type(type) || !is_id(id)) return {};
  return {.type = std::string{type}, .id = std::string{id}};
}

Reference from_search(std::string_view type, std::string_view query) {
  constexpr std::string_view parameter = "identifier=";
  if (!is_resource_type(type) || !query.starts_with(parameter)) return {};
  query.remove_prefix(parameter.size());
  const auto bar = query.find('|');
  if (bar == std::string_view::npos) return {.type = std::string{type}, .identifier_value = std::string{query}};
  return {.type = std::string{type},
          .identifier_system = std::string{query.substr(0, bar)},
          .identifier_value = std::string{query.substr(bar + 1)}};
}

}  // namespace

Reference reference_of(const json::object* reference) {
  if (!reference) return {};
  constexpr std::string_view urn = "urn:uuid:";
  const auto target = text_at(*reference, "reference");
  Reference result;
  if (target.starts_with(urn)) {
    result.id = target.substr(urn.size());
  } else if (const auto question = target.find('?'); question != std::string_view::npos) {
    const auto path = target.substr(0, question);
    result = from_search(path.substr(path.rfind('/') + 1), target.substr(question + 1));
  } else {
    result = from_path(target);
  }
  if (result.empty()) {
    if (const auto* identifier = object_at(*reference, "identifier")) {
      result.type = text_at(*reference, "type");
      result.identifier_system = text_at(*identifier, "system");
      result.identifier_value = text_at(*identifier, "value");
    }
  }
  result.display = text_at(*reference, "display");
  return result;
}

std::vector<Identifier> identifiers_of(const json::object& body) {
  std::vector<Identifier> result;
  if (const auto* identifiers = array_at(body, "identifier"))
    for (const auto& item : *identifiers)
      if (const auto* identifier = item.if_object(); identifier && !text_at(*identifier, "value").empty())
        result.push_back({std::string{text_at(*identifier, "system")}, std::string{text_at(*identifier, "value")}});
  return result;
}

std::optional<Date> day_of(std::string_view date_time) {
  if (date_time.size() > 10 && date_time[10] != 'T') return std::nullopt;
  return Date::parse(date_time.substr(0, 10));
}

std::optional<Instant> instant_of(std::string_view date_time) {
  if (date_time.size() == 10) return Instant::parse(std::string{date_time} + "T00:00:00Z");
  return Instant::parse(date_time);
}

std::optional<Bytes> from_base64(std::string_view text) {
  Bytes bytes(text.size() / 4 * 3 + 3);
  std::size_t length = 0;
  const char* end = nullptr;
  const int failed = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), " \t\r\n", &length, &end,
                                       sodium_base64_VARIANT_ORIGINAL);
  if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(length);
  return bytes;
}

}  // namespace portico::fhir
