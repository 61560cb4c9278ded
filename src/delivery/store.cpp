#include "delivery/store.hpp"

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
