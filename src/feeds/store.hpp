#pragma once
#include <optional>
#include <vector>

#include "db/database.hpp"
#include "feeds/feed.hpp"
#include "identity/account.hpp"

// Tables calendar_feed, outside_calendar.
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
std::optional<StoredFeed> of_practitioner(db::Transaction& transaction, OrganizationId organization,
                                          PractitionerId practitioner);
bool remove(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner);
void note_fetched(db::Transaction& transaction, OrganizationId organization, FeedId id, Instant now);

using OutsideId = Id<struct OutsideTag>;

struct StoredOutside {
  OrganizationId organization;
  PractitionerId practitioner;
  OutsideId id;
  Bytes address;
  std::string etag;
  std::string last_modified;
  std::optional<Instant> asked_at;
  Instant next_at;
  std::optional<Instant> read_at;
  std::string fault;
  std::int64_t failures = 0;
  Instant changed_at;
};
BOOST_DESCRIBE_STRUCT(StoredOutside, (),
                      (organization, practitioner, id, address, etag, last_modified, asked_at, next_at, read_at, fault,
                       failures, changed_at))
std::optional<StoredOutside> outside_of(db::Transaction& transaction, OrganizationId organization,
                                        PractitionerId practitioner);
// Of all contracts: the one that is due the longest.
std::optional<StoredOutside> outside_due(db::Transaction& transaction, Instant now);
// In place of the practitioner's former one.
void put_outside(db::Transaction& transaction, const StoredOutside& outside);
bool remove_outside(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner);
// False when the address has been set anew, or taken away.
bool update_outside(db::Transaction& transaction, const StoredOutside& outside);

}  // namespace portico::feeds::store
