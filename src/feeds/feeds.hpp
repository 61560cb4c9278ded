#pragma once
#include "audit/audit.hpp"
#include "feeds/store.hpp"
#include "identity/throttle.hpp"
#include "organization/organization.hpp"
#include "proxies/grants.hpp"

namespace portico::feeds {

// Calendars that others subscribe to, by an address with a secret in it. Whoever has the address has what it shows, so
// it shows little: when and where, nobody's name, not with whom and for what. Thread-safe.
class Feeds {
 public:
  Feeds(db::Database& database, audit::Journal& journal, const proxies::Grants& grants,
        const identity::Accounts& accounts, const identity::Throttles& throttles, const Clock& clock,
        std::string base_url);

  // What the signed-in account has made and may still see.
  SubscriptionList list(const Caller& caller);
  // A new address; one that stood before is void.
  FeedAddress subscribe(const Caller& caller, PatientId patient);
  void unsubscribe(const Caller& caller, PatientId patient);

  // A practitioner's, shown as busy times without names. not_found.
  FeedAddress make_busy_feed(const Caller& caller, PractitionerId practitioner);
  void end_busy_feed(const Caller& caller, PractitionerId practitioner);

  // For who knows the address: `file` is its last part. not_found for what is none, or no longer; THROTTLED.
  Served serve(Caller caller, std::string_view suffix, std::string_view file, std::string_view known_etag);

 private:
  std::string address_of(const organization::Organization& contract, const std::string& token) const;
  bool may_see(db::Transaction& transaction, OrganizationId organization, const store::StoredFeed& feed) const;
  void note_shown(Caller caller, OrganizationId organization, const store::StoredFeed& feed, bool is_shown);
  void refuse_too_many(db::Transaction& transaction, const Bytes& key, identity::Limit limit) const;
  std::string text_of(db::Transaction& transaction, const organization::Organization& contract,
                      const store::StoredFeed& feed) const;

  db::Database& database_;
  audit::Journal& journal_;
  const proxies::Grants& grants_;
  const identity::Accounts& accounts_;
  const identity::Throttles& throttles_;
  const Clock& clock_;
  const std::string base_url_;
};

}  // namespace portico::feeds
