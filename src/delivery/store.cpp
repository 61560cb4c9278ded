#include "delivery/store.hpp"

#include "base/digest.hpp"
#include "delivery/outbox.hpp"

namespace portico::delivery {
namespace store {

constexpr db::Sql find_sent{"select id from message_log where organization = $1 and id = $2 and state = 'sent'"};

bool was_sent(db::Transaction& transaction, OrganizationId organization, Uuid id) {
  return transaction.maybe<Uuid>(find_sent, organization, id).has_value();
}

constexpr db::Sql insert_logged{R"(
  insert into message_log (organization, id, channel, purpose, patient, to_index, coding, segments, state, provider_id, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict (organization, id) do update
  set state = excluded.state, provider_id = excluded.provider_id, created_at = excluded.created_at)"};

void log(db::Transaction& transaction, const LoggedMessage& m) {
  transaction.run(insert_logged, m.organization, m.id, m.channel, m.purpose, m.patient, m.to_index, m.coding,
                  m.segments, m.state, m.provider_id, m.created_at);
}

Bytes hash_of_receipt_key(std::string_view key) { return sha256(as_bytes(key)); }

constexpr db::Sql insert_delivery{R"(
  insert into delivery (organization, id, idempotency_key, receipt_hash, channel, purpose, patient, to_index, sent_to, segments, state,
                        state_at, gateway, error_code, unclear_tries, left_at, expires_at, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'queued', $11, '', '', 0, null, $12, $11))"};

void insert(db::Transaction& transaction, const NewDelivery& d) {
  transaction.run(insert_delivery, d.organization, d.id, d.message.idempotency_key,
                  hash_of_receipt_key(d.message.receipt_key.value_or(d.id.text())), d.message.channel,
                  d.message.purpose, d.patient, d.to_index, d.sent_to, d.segments, d.now, d.expires_at);
}

constexpr db::Sql find_by_key{R"(
  select id, channel, purpose, sent_to, segments, state, state_at, error_code, created_at, expires_at from delivery
  where organization = $1 and idempotency_key = $2 order by created_at desc, id desc limit 1)"};

std::optional<DeliveryRow> delivery_by_key(db::Transaction& transaction, OrganizationId organization,
                                           std::string_view idempotency_key) {
  return transaction.maybe<DeliveryRow>(find_by_key, organization, idempotency_key);
}

constexpr db::Sql find_by_id{R"(
  select id, channel, purpose, sent_to, segments, state, state_at, error_code, created_at, expires_at from delivery
  where organization = $1 and id = $2)"};

std::optional<DeliveryRow> delivery_by_id(db::Transaction& transaction, OrganizationId organization, Uuid id) {
  return transaction.maybe<DeliveryRow>(find_by_id, organization, id);
}

constexpr db::Sql list_of_patient{R"(
  select id, channel, purpose, sent_to, segments, state, state_at, error_code, created_at, expires_at from delivery
  where organization = $1 and patient = $2 order by created_at desc, id desc limit $3)"};

std::vector<DeliveryRow> deliveries_of_patient(db::Transaction& transaction, OrganizationId organization, Uuid patient,
                                               std::size_t most) {
  return transaction.all<DeliveryRow>(list_of_patient, organization, patient, static_cast<std::int64_t>(most));
}

constexpr db::Sql list_to_address{R"(
  select id, channel, purpose, sent_to, segments, state, state_at, error_code, created_at, expires_at from delivery
  where organization = $1 and to_index = $2 and patient is null order by created_at desc, id desc limit $3)"};

std::vector<DeliveryRow> deliveries_to(db::Transaction& transaction, OrganizationId organization, const Bytes& to_index,
                                       std::size_t most) {
  return transaction.all<DeliveryRow>(list_to_address, organization, to_index, static_cast<std::int64_t>(most));
}

constexpr db::Sql find_newest_code{R"(
  select id, channel, purpose, sent_to, segments, state, state_at, error_code, created_at, expires_at, left_at
  from delivery
  where organization = $1 and patient = $2 and to_index = $3 and channel = 'sms' and purpose = 'login_code'
  order by created_at desc, id desc limit 1)"};

std::optional<CodeRow> newest_code(db::Transaction& transaction, OrganizationId organization, Uuid patient,
                                   const Bytes& to_index) {
  return transaction.maybe<CodeRow>(find_newest_code, organization, patient, to_index);
}

constexpr db::Sql find_addressee{"select state, segments, gateway, left_at from delivery where receipt_hash = $1"};

std::optional<Addressee> addressee(db::Transaction& transaction, const Bytes& receipt_hash) {
  return transaction.maybe<Addressee>(find_addressee, receipt_hash);
}

constexpr db::Sql update_by_receipt{R"(
  update delivery
  set state_at = case when state = $2 then state_at else $4 end, state = $2, left_at = coalesce(left_at, $4),
      error_code = case when $3 = '' then error_code else $3 end
  where receipt_hash = $1)"};

void note_receipt(db::Transaction& transaction, const Bytes& receipt_hash, DeliveryState state,
                  const std::string& error_code, Instant now) {
  transaction.run(update_by_receipt, receipt_hash, state, error_code, now);
}

constexpr db::Sql find_left{"select id from delivery where organization = $1 and id = $2 and left_at is not null"};

bool has_left(db::Transaction& transaction, OrganizationId organization, Uuid id) {
  return transaction.maybe<Uuid>(find_left, organization, id).has_value();
}

// Given up and started again by a person: it is on its way after all.
constexpr db::Sql update_accepted{R"(
  update delivery
  set state_at = case when left_at is null then $4 else state_at end,
      state = case when left_at is null then 'accepted' else state end,
      error_code = case when left_at is null then '' else error_code end, gateway = $3, left_at = coalesce(left_at, $4)
  where organization = $1 and id = $2)"};

void note_accepted(db::Transaction& transaction, OrganizationId organization, Uuid id, const std::string& gateway,
                   Instant now) {
  transaction.run(update_accepted, organization, id, gateway, now);
}

constexpr db::Sql update_given_up{
    "update delivery set state = 'failed', error_code = $3, state_at = $4 where organization = $1 and id = $2 and "
    "left_at is null"};

void note_given_up(db::Transaction& transaction, OrganizationId organization, Uuid id, const std::string& why,
                   Instant now) {
  transaction.run(update_given_up, organization, id, why, now);
}

constexpr db::Sql update_unclear{
    "update delivery set unclear_tries = unclear_tries + 1 where organization = $1 and id = $2 returning "
    "unclear_tries"};

std::int64_t count_unclear(db::Transaction& transaction, OrganizationId organization, Uuid id) {
  return transaction.maybe<std::int64_t>(update_unclear, organization, id).value_or(0);
}

constexpr db::Sql delete_old_deliveries{"delete from delivery where created_at < $1"};

void forget_deliveries(db::Transaction& transaction, Instant older_than) {
  transaction.run(delete_old_deliveries, older_than);
}

}  // namespace store

constexpr db::Sql count_by_purpose{R"(
  select channel, purpose, count(*) as messages, cast(sum(segments) as bigint) as segments
  from message_log
  where organization = $1 and created_at >= $2 and created_at < $3 and state = 'sent'
  group by channel, purpose
  order by channel, purpose)"};

std::vector<MessageCount> count_sent(db::Transaction& transaction, OrganizationId organization, Instant from,
                                     Instant until) {
  return transaction.all<MessageCount>(count_by_purpose, organization, from, until);
}

}  // namespace portico::delivery
