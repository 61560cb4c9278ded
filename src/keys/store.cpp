#include "keys/store.hpp"

namespace portico::keys::store {

constexpr db::Sql select_keys{"select version, wrapped from data_key where organization = $1 order by version"};
std::vector<WrappedKey> data_keys(db::Transaction& transaction, OrganizationId organization) {
  return transaction.all<WrappedKey>(select_keys, organization);
}

constexpr db::Sql insert_key{
    "insert into data_key (organization, version, wrapped, created_at) values ($1, $2, $3, $4) on conflict do nothing"};
void add_data_key(db::Transaction& transaction, OrganizationId organization, const WrappedKey& key, Instant now) {
  transaction.run(insert_key, organization, key.version, key.wrapped, now);
}

constexpr db::Sql select_check{"select value from installation_fact where name = 'key_check'"};
std::optional<std::string> key_check(db::Transaction& transaction) {
  return transaction.maybe<std::string>(select_check);
}

constexpr db::Sql insert_check{
    "insert into installation_fact (name, value) values ('key_check', $1) on conflict do nothing"};
void add_key_check(db::Transaction& transaction, const std::string& value) { transaction.run(insert_check, value); }

}  // namespace portico::keys::store
