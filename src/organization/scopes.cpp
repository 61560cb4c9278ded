#include "organization/scopes.hpp"

#include <algorithm>

namespace portico::organization {

std::string joined(const std::vector<Scope>& scopes) {
  std::string text;
  for (const auto scope : every_scope) {
    if (std::ranges::find(scopes, scope) == scopes.end()) continue;
    if (!text.empty()) text += ',';
    text += enumerator_name(scope);
  }
  return text;
}

std::vector<Scope> split_scopes(std::string_view text) {
  std::vector<Scope> scopes;
  for (const auto scope : every_scope)
    if (names_scope(text, enumerator_name(scope))) scopes.push_back(scope);
  return scopes;
}

bool names_scope(std::string_view scopes, std::string_view scope) {
  while (!scopes.empty()) {
    const auto comma = scopes.find(',');
    if (scopes.substr(0, comma) == scope) return true;
    scopes.remove_prefix(comma == std::string_view::npos ? scopes.size() : comma + 1);
  }
  return false;
}

}  // namespace portico::organization
