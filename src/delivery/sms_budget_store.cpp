#include "delivery/sms_budget_store.hpp"

namespace portico::delivery::store {

constexpr db::Sql sum_counts{
    "select cast(coalesce(sum(count), 0) as bigint) as count, coalesce(min(slot), $2) as oldest from sms_count "
    "where key = $1 and slot > $2"};

Counted counted(db::Transaction& transaction, const Bytes& key, seconds window, Instant now) {
  return transaction.one<Counted>(sum_counts, key, now - window - slot_length);
}

constexpr db::Sql add_to_count{
    "insert into sms_count (key, slot, count) values ($1, $2, 1) on conflict (key, slot) do update "
    "set count = sms_count.count + 1"};

void count_one(db::Transaction& transaction, const Bytes& key, Instant now) {
  const std::int64_t length = std::chrono::microseconds{slot_length}.count();
  transaction.run(add_to_count, key, Instant{now.microseconds / length * length});
}

constexpr db::Sql find_prefix{"select outcomes, blocked_until from sms_prefix where key = $1"};

Prefix prefix(db::Transaction& transaction, const Bytes& key) {
  return transaction.maybe<Prefix>(find_prefix, key).value_or(Prefix{});
}

constexpr db::Sql upsert_prefix{
    "insert into sms_prefix (key, outcomes, blocked_until, changed_at) values ($1, $2, $3, $4) on conflict (key) do "
    "update set outcomes = excluded.outcomes, blocked_until = excluded.blocked_until, changed_at = "
    "excluded.changed_at"};

void put_prefix(db::Transaction& transaction, const Bytes& key, const Prefix& prefix, Instant now) {
  transaction.run(upsert_prefix, key, prefix.outcomes, prefix.blocked_until, now);
}

constexpr db::Sql upsert_alarm{
    "insert into sms_alarm (organization, what, raised_at) values ($1, $2, $3) on conflict (organization, what) do "
    "update set raised_at = excluded.raised_at where sms_alarm.raised_at <= $4"};

bool raise_alarm(db::Transaction& transaction, OrganizationId organization, std::string_view what, Instant now,
                 Instant since) {
  return transaction.run(upsert_alarm, organization, what, now, since) > 0;
}

constexpr db::Sql delete_counts{"delete from sms_count where slot < $1"};
constexpr db::Sql delete_prefixes{"delete from sms_prefix where changed_at < $1 and blocked_until < $1"};

void forget_counts(db::Transaction& transaction, Instant older_than) {
  transaction.run(delete_counts, older_than);
  transaction.run(delete_prefixes, older_than - days{30});
}

}  // namespace portico::delivery::store
