#include "http/idempotency.hpp"

namespace portico::http {
namespace {

constexpr auto claim_lasts = std::chrono::minutes{2};
constexpr std::string_view place = "idempotent_reply.body";

struct StoredReply {
  Bytes body_hash;
  int status;
  Bytes body;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(StoredReply, (), (body_hash, status, body, created_at))

// The row's name for sealing: the table has no id of its own.
Uuid row_of(const IdempotencyKey& key) {
  Uuid row;
  std::copy_n(key.key_hash.begin(), row.bytes.size(), row.bytes.begin());
  return row;
}

constexpr db::Sql insert_claim{R"(
  insert into idempotent_reply (organization, actor, key_hash, body_hash, status, body, created_at)
  values ($1, $2, $3, $4, 0, $5, $6)
  on conflict (organization, actor, key_hash) do nothing)"};
bool inserted(db::Transaction& transaction, const IdempotencyKey& key, Instant now) {
  return transaction.run(insert_claim, key.organization, key.actor, key.key_hash, key.body_hash, Bytes{}, now) == 1;
}

constexpr db::Sql find_reply{R"(
  select body_hash, status, body, created_at
  from idempotent_reply
  where organization = $1 and actor = $2 and key_hash = $3)"};
StoredReply found(db::Transaction& transaction, const IdempotencyKey& key) {
  return transaction.one<StoredReply>(find_reply, key.organization, key.actor, key.key_hash);
}

constexpr db::Sql renew_claim{R"(
  update idempotent_reply set created_at = $4
  where organization = $1 and actor = $2 and key_hash = $3 and status = 0)"};
void renew(db::Transaction& transaction, const IdempotencyKey& key, Instant now) {
  transaction.run(renew_claim, key.organization, key.actor, key.key_hash, now);
}

}  // namespace

std::variant<IdempotencyStore::Claimed, IdempotencyStore::Running, IdempotencyStore::Mismatch, KeptReply>
IdempotencyStore::claim(const IdempotencyKey& key) {
  using Result = std::variant<Claimed, Running, Mismatch, KeptReply>;
  const auto now = clock_.now();
  return database_.write([&](db::Transaction& transaction) -> Result {
    if (inserted(transaction, key, now)) return Claimed{};
    const auto stored = found(transaction, key);
    if (stored.body_hash != key.body_hash) return Mismatch{};
    if (stored.status != 0)
      return KeptReply{stored.status, keys_.open_field(key.organization, place, row_of(key), stored.body)};
    if (now - stored.created_at < claim_lasts) return Running{};
    renew(transaction, key, now);
    return Claimed{};
  });
}

constexpr db::Sql keep_reply{R"(
  update idempotent_reply set status = $4, body = $5
  where organization = $1 and actor = $2 and key_hash = $3)"};
void IdempotencyStore::keep(const IdempotencyKey& key, const KeptReply& reply) {
  const auto sealed = keys_.seal_field(key.organization, place, row_of(key), reply.body);
  database_.write([&](db::Transaction& transaction) {
    transaction.run(keep_reply, key.organization, key.actor, key.key_hash, reply.status, sealed);
  });
}

constexpr db::Sql delete_claim{R"(
  delete from idempotent_reply
  where organization = $1 and actor = $2 and key_hash = $3 and status = 0)"};
void IdempotencyStore::release(const IdempotencyKey& key) {
  database_.write(
      [&](db::Transaction& transaction) { transaction.run(delete_claim, key.organization, key.actor, key.key_hash); });
}

constexpr db::Sql delete_old{"delete from idempotent_reply where created_at < $1"};
void IdempotencyStore::forget(Instant before) {
  database_.write([&](db::Transaction& transaction) { transaction.run(delete_old, before); });
}

}  // namespace portico::http
