#pragma once
#include <boost/describe.hpp>

#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "base/id.hpp"
#include "db/database.hpp"

namespace portico::organization {

// Whether people may book without an account, and how they prove a contact first. Codes by SMS cost the clinic money.
enum class GuestBookingMode { off, by_email, by_email_or_sms };
BOOST_DESCRIBE_ENUM(GuestBookingMode, off, by_email, by_email_or_sms)

// A column of table organization, read apart like the sign-in policy.
struct GuestBookingPolicy {
  std::int64_t version = 1;  // of the contract's settings, as they were read
  GuestBookingMode mode = GuestBookingMode::off;
};
BOOST_DESCRIBE_STRUCT(GuestBookingPolicy, (), (version, mode))

// Off where the contract is unknown.
GuestBookingPolicy guest_booking_policy(db::Transaction& transaction, OrganizationId organization);

// What the console's settings page does with it.
class GuestBookingPolicies {
 public:
  GuestBookingPolicies(db::Database& database, audit::Journal& journal) : database_{database}, journal_{journal} {}

  GuestBookingPolicy view(OrganizationId organization);
  // VERSION_CHANGED when any of the contract's settings were saved since they were read.
  GuestBookingPolicy change(const Caller& caller, OrganizationId organization, const GuestBookingPolicy& wanted);

 private:
  db::Database& database_;
  audit::Journal& journal_;
};

}  // namespace portico::organization
