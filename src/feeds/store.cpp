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

constexpr db::Sql select_of_practitioner{FEED "where organization = $1 and practitioner = $2"};
std::optional<StoredFeed> of_practitioner(db::Transaction& transaction, OrganizationId organization,
                                          PractitionerId practitioner) {
  return transaction.maybe<StoredFeed>(select_of_practitioner, organization, practitioner);
}

#undef FEED

constexpr db::Sql delete_of_patient{
    "delete from calendar_feed where organization = $1 and account = $2 and patient = $3"};
bool remove(db::Transaction& transaction, OrganizationId organization, identity::AccountId account, PatientId patient) {
  return transaction.run(delete_of_patient, organization, account, patient) > 0;
}

constexpr db::Sql delete_of_practitioner{"delete from calendar_feed where organization = $1 and practitioner = $2"};
bool remove(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner) {
  return transaction.run(delete_of_practitioner, organization, practitioner) > 0;
}

constexpr db::Sql update_fetched{"update calendar_feed set fetched_at = $3 where organization = $1 and id = $2"};
void note_fetched(db::Transaction& transaction, OrganizationId organization, FeedId id, Instant now) {
  transaction.run(update_fetched, organization, id, now);
}

#define OUTSIDE                                                                                                        \
  "select organization, practitioner, id, address, etag, last_modified, asked_at, next_at, read_at, fault, failures, " \
  "changed_at from outside_calendar "

constexpr db::Sql select_outside{OUTSIDE "where organization = $1 and practitioner = $2"};
std::optional<StoredOutside> outside_of(db::Transaction& transaction, OrganizationId organization,
                                        PractitionerId practitioner) {
  return transaction.maybe<StoredOutside>(select_outside, organization, practitioner);
}

constexpr db::Sql select_outside_due{OUTSIDE
                                     "where next_at <= $1 order by next_at, organization, practitioner limit 1"};
std::optional<StoredOutside> outside_due(db::Transaction& transaction, Instant now) {
  return transaction.maybe<StoredOutside>(select_outside_due, now);
}

#undef OUTSIDE

constexpr db::Sql insert_outside{
    "insert into outside_calendar (organization, practitioner, id, address, etag, last_modified, asked_at, next_at, "
    "read_at, fault, failures, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};
void put_outside(db::Transaction& transaction, const StoredOutside& o) {
  remove_outside(transaction, o.organization, o.practitioner);
  transaction.run(insert_outside, o.organization, o.practitioner, o.id, o.address, o.etag, o.last_modified, o.asked_at,
                  o.next_at, o.read_at, o.fault, o.failures, o.changed_at);
}

constexpr db::Sql delete_outside{"delete from outside_calendar where organization = $1 and practitioner = $2"};
bool remove_outside(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner) {
  return transaction.run(delete_outside, organization, practitioner) > 0;
}

constexpr db::Sql change_outside{
    "update outside_calendar set etag = $4, last_modified = $5, asked_at = $6, next_at = $7, read_at = $8, fault = $9, "
    "failures = $10, changed_at = $11 where organization = $1 and practitioner = $2 and id = $3"};
bool update_outside(db::Transaction& transaction, const StoredOutside& o) {
  return transaction.run(change_outside, o.organization, o.practitioner, o.id, o.etag, o.last_modified, o.asked_at,
                         o.next_at, o.read_at, o.fault, o.failures, o.changed_at) > 0;
}

}  // namespace portico::feeds::store
