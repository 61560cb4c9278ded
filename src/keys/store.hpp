#pragma once
#include <optional>
#include <string>
#include <vector>

#include "db/database.hpp"

namespace portico::keys::store {

struct WrappedKey {
  std::int64_t version = 0;
  Bytes wrapped;
};
BOOST_DESCRIBE_STRUCT(WrappedKey, (), (version, wrapped))

// Oldest first.
std::vector<WrappedKey> data_keys(db::Transaction& transaction, OrganizationId organization);
// Leaves what another process has put there.
void add_data_key(db::Transaction& transaction, OrganizationId organization, const WrappedKey& key, Instant now);

std::optional<std::string> key_check(db::Transaction& transaction);
void add_key_check(db::Transaction& transaction, const std::string& value);

}  // namespace portico::keys::store
