#pragma once
#include <optional>
#include <vector>

#include "db/database.hpp"
#include "feeds/feed.hpp"
#include "identity/account.hpp"

// Table calendar_feed.
namespace portico::feeds::store {

struct StoredFeed {
  FeedId id;
  std::optional<identity::AccountId> account;
  std::optional<PatientId> patient;
  std::optional<PractitionerId> practitioner;
  Language language = Language::en;
  Instant made_at;
  std::optional<Instant> fetched_at;
};
BOOST_DESCRIBE_STRUCT(StoredFeed, (), (id, account, patient, practitioner, language, made_at, fetched_at))

void insert(db::Transaction& transaction, OrganizationId organization, const StoredFeed& feed, const Bytes& token_hash);
std::optional<StoredFeed> by_token(db::Transaction& transaction, OrganizationId organization, const Bytes& token_hash);
std::vector<StoredFeed> of_account(db::Transaction& transaction, OrganizationId organization,
                                   identity::AccountId account);
// False when there was none.
bool remove(db::Transaction& transaction, OrganizationId organization, identity::AccountId account, PatientId patient);
void note_fetched(db::Transaction& transaction, OrganizationId organization, FeedId id, Instant now);

}  // namespace portico::feeds::store
