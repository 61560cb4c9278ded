#include "json/schema.hpp"

#include <algorithm>
#include <cctype>

#include "json/encode.hpp"

namespace portico::json {
namespace {

std::string capitalised(std::string_view word) {
  std::string result{word};
  if (!result.empty()) result[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(result[0])));
  return result;
}

// The identifiers of a C++ name: "portico::Page<portico::documents::Document>" is Page, Document at depth 0, and with
// one namespace more at depth 1.
std::string component_name(std::string_view full_name, std::size_t namespaces) {
  std::string result;
  while (!full_name.empty()) {
    const auto type_end = std::min(full_name.find_first_of("<>,"), full_name.size());
    auto type = full_name.substr(0, type_end);
    full_name.remove_prefix(std::min(type_end + 1, full_name.size()));
    while (type.starts_with(' ')) type.remove_prefix(1);
    while (type.ends_with(' ')) type.remove_suffix(1);
    std::string name;
    for (std::size_t taken = 0; !type.empty() && taken <= namespaces; ++taken) {
      const auto colon = type.rfind("::");
      name = capitalised(colon == std::string_view::npos ? type : type.substr(colon + 2)) + name;
      type = colon == std::string_view::npos ? std::string_view{} : type.substr(0, colon);
    }
    result += name;
  }
  std::erase_if(result, [](unsigned char c) { return !std::isalnum(c) && c != '_'; });
  return result;
}

}  // namespace

Components::Name Components::name(std::string_view full_name) {
  if (const auto known = names_.find(std::string{full_name}); known != names_.end()) return {known->second, false};
  std::string name;
  for (std::size_t namespaces = 0; name.empty() || schemas_.contains(name); ++namespaces) {
    name = component_name(full_name, namespaces);
    if (namespaces > 8) name += "_" + std::to_string(names_.size());
  }
  names_.emplace(full_name, name);
  schemas_.emplace(name, "{}");
  return {name, true};
}

std::string object_schema(const std::vector<MemberSchema>& members) {
  std::string properties;
  std::string required;
  for (const auto& member : members) {
    if (!properties.empty()) properties += ',';
    append_string(properties, member.name);
    properties += ':' + member.schema;
    if (!member.required) continue;
    if (!required.empty()) required += ',';
    append_string(required, member.name);
  }
  std::string schema = R"({"type":"object","properties":{)" + properties + "}";
  if (!required.empty()) schema += R"(,"required":[)" + required + "]";
  return schema + "}";
}

std::string reference(std::string_view component) {
  return R"({"$ref":"#/components/schemas/)" + std::string{component} + R"("})";
}

std::string enum_schema(const std::vector<std::string>& spellings) {
  return R"({"type":"string","enum":)" + encode(spellings) + "}";
}

}  // namespace portico::json
