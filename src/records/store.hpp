#pragma once
#include <string_view>
#include <vector>

#include "db/database.hpp"
#include "records/encounter.hpp"

// Tables encounter and kept_resource.
namespace portico::records::store {

// The next `limit` after (`before`, `before_id`), newest first; those without a start come last. With `errors_too` also
// what was entered in error.
std::vector<EncounterRow> list(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                               Instant before, Uuid before_id, int limit, bool errors_too);
std::int64_t count(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient);

// Inserted, or replaced where the id is there already.
void put(db::Transaction& transaction, OrganizationId organization, const Encounter& encounter);

// `sealed` is kept_body's.
void keep(db::Transaction& transaction, OrganizationId organization, Uuid id, std::string_view source,
          std::string_view type, std::string_view source_id, std::optional<patients::PatientId> patient,
          BytesView sealed);

}  // namespace portico::records::store
