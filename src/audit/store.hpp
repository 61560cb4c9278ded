#pragma once
#include <span>

#include "audit/row.hpp"
#include "db/database.hpp"

// Table audit_event: what many concurrent reads write at once, and what the sealer sets.
namespace portico::audit::store {

struct MacedRow {
  Row row;
  Bytes mac;
};
// Several rows a statement, since each statement costs a way to the server and back.
void insert(db::Transaction& transaction, std::span<const MacedRow* const> rows);

struct Place {
  Uuid id;
  std::int64_t position = 0;
  Bytes seal;
};
void set_places(db::Transaction& transaction, OrganizationId organization, std::span<const Place> places);

}  // namespace portico::audit::store
