#pragma once
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/bytes.hpp"
#include "base/id.hpp"
#include "db/database.hpp"

namespace portico::fhir {

using ContentHash = std::array<std::uint8_t, 16>;
ContentHash content_hash(std::string_view text);

// What names a resource within its source: "Type/id".
std::string resource_key(std::string_view type, std::string_view id);

// What earlier imports of a source have brought, as it stood when this one began: one reading instead of a question for
// each resource. Never changes, so any thread may ask.
class Known {
 public:
  Known(db::Database& database, OrganizationId organization, std::string_view source);

  std::optional<Uuid> local_id(const std::string& key) const;
  // Whether just this content stands here, or was overtaken in the import that brought what stands here.
  bool has(const std::string& key, const ContentHash& hash) const;

 private:
  struct Standing {
    Uuid local_id;
    ContentHash hash;
  };
  std::unordered_map<std::string, Standing> standing_;
  std::unordered_set<std::string> overtaken_;  // key and hash
};

}  // namespace portico::fhir
