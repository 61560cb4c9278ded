#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "db/database.hpp"
#include "organization/settings.hpp"

namespace portico::organization {

// What may be done with contracts and their portal settings. Thread-safe.
class Organizations {
 public:
  // Whether a contract keeps a calendar: without one its portal has no bookings.
  using TakesBookings = std::function<bool(db::Transaction&, OrganizationId)>;

  // `base_url` is where the portals are reached, without a slash at the end.
  Organizations(db::Database& database, audit::Journal& journal, const Clock& clock, std::string base_url,
                TakesBookings takes_bookings);

  // Before any sign-in. A suffix of the past: not_found SUFFIX_MOVED with the new one as `suffix`.
  Portal portal(std::string_view suffix, Language reader);

  ContractList contracts(const Caller& caller);
  Contract contract(OrganizationId id);
  Contract create(const Caller& caller, const NewContract& wanted);

  PortalSettings settings(OrganizationId id);
  // Conflict VERSION_CHANGED when somebody was quicker, SUFFIX_TAKEN when another contract has or had the suffix.
  PortalSettings change(const Caller& caller, OrganizationId id, const SettingsChange& wanted);

  LocationList locations(OrganizationId id);
  PractitionerList practitioners(OrganizationId id);

  // Where a portal's pages begin: "https://host/p/<suffix>/".
  std::string portal_url(std::string_view suffix) const;

 private:
  db::Database& database_;
  audit::Journal& journal_;
  const Clock& clock_;
  std::string base_url_;
  const TakesBookings takes_bookings_;
};

}  // namespace portico::organization
