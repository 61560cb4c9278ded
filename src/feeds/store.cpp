#include "feeds/store.hpp"

namespace portico::feeds::store {

constexpr db::Sql insert_feed{
    "insert into calendar_feed (organization, id, token_hash, account, patient, practitioner, language, made_at) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8)"};
void insert(db::Transaction& transaction, OrganizationId organization, const StoredFeed& feed,
            const Bytes& token_hash) {
  transaction.run(insert_feed, organization, feed.id, token_hash, feed.account, feed.patient, feed.practitioner,
                  feed.language, feed.made_at);
}

#define FEED "select id, account, patient, practitioner, language, made_at, fetched_at from calendar_feed "

constexpr db::Sql select_by_token{FEED "where organization = $1 and token_hash = $2"};
std::optional<StoredFeed> by_token(db::Transaction& transaction, OrganizationId organization, const Bytes& token_hash) {
  return transaction.maybe<StoredFeed>(select_by_token, organization, token_hash);
}

constexpr db::Sql select_of_account{FEED "where organization = $1 and account = $2 order by made_at, id"};
std::vector<StoredFeed> of_account(db::Transaction& transaction, OrganizationId organization,
                                   identity::AccountId account) {
  return transaction.all<StoredFeed>(select_of_account, organization, account);
}

#undef FEED

constexpr db::Sql delete_of_patient{
    "delete from calendar_feed where organization = $1 and account = $2 and patient = $3"};
bool remove(db::Transaction& transaction, OrganizationId organization, identity::AccountId account, PatientId patient) {
  return transaction.run(delete_of_patient, organization, account, patient) > 0;
}

constexpr db::Sql update_fetched{"update calendar_feed set fetched_at = $3 where organization = $1 and id = $2"};
void note_fetched(db::Transaction& transaction, OrganizationId organization, FeedId id, Instant now) {
  transaction.run(update_fetched, organization, id, now);
}

}  // namespace portico::feeds::store
