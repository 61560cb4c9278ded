#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "db/database.hpp"
#include "fhir/mapping.hpp"

namespace portico::fhir {

// What references of one source lead to here: first what this import has met, then what earlier ones left in the
// database. One import, one thread.
class Links {
 public:
  Links(OrganizationId organization, std::string source) : organization_{organization}, source_{std::move(source)} {}

  void add(std::string_view type, std::string_view id, Uuid local_id);
  void add(db::Transaction& transaction, std::string_view type, const Identifier& identifier, Uuid local_id);

  // The local id of what `reference` names, which must be a `type`; nothing when it is not here (yet).
  std::optional<Uuid> find(db::Transaction& transaction, const Reference& reference, std::string_view type);

 private:
  OrganizationId organization_;
  std::string source_;
  std::unordered_map<std::string, Uuid> by_id_;          // "Type/id"
  std::unordered_map<std::string, Uuid> by_identifier_;  // "Type|system|value"
};

}  // namespace portico::fhir
