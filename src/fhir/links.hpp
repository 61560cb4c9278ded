#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "db/database.hpp"
#include "fhir/known.hpp"
#include "fhir/mapping.hpp"

namespace portico::fhir {

// What references of one source lead to here: first what this import has met, then what earlier ones left. One import,
// one thread.
class Links {
 public:
  Links(OrganizationId organization, std::string source, const Known& known)
      : organization_{organization}, source_{std::move(source)}, known_{known} {}

  void add(const std::string& resource_key, Uuid local_id);
  void add(db::Transaction& transaction, std::string_view type, const Identifier& identifier, Uuid local_id);

  // The local id of what `reference` names, which must be a `type`; nothing when it is not here (yet).
  std::optional<Uuid> find(db::Transaction& transaction, const Reference& reference, std::string_view type);

 private:
  OrganizationId organization_;
  std::string source_;
  const Known& known_;
  std::unordered_map<std::string, Uuid> by_id_;          // by resource_key
  std::unordered_map<std::string, Uuid> by_identifier_;  // "Type|system|value"
  std::unordered_set<std::string> nowhere_;              // asked for in vain since an identifier was last added
};

}  // namespace portico::fhir
