#pragma once
#include <string>

#include "audit/audit.hpp"
#include "db/database.hpp"
#include "delivery/deliveries.hpp"
#include "delivery/outbox.hpp"
#include "delivery/sms_budget.hpp"
#include "identity/account.hpp"
#include "identity/authenticator.hpp"
#include "identity/device.hpp"
#include "identity/flow.hpp"
#include "identity/hash_pool.hpp"
#include "identity/passkey.hpp"
#include "identity/password_hash.hpp"
#include "identity/session.hpp"
#include "identity/staff.hpp"
#include "identity/throttle.hpp"
#include "patients/patients.hpp"
#include "patients/store.hpp"
#include "proxies/grants.hpp"

namespace portico::access {

struct Limits {
  identity::Growing account_failures = identity::account_failures;
  identity::Limit account_attempts_day = identity::account_attempts_day;
  identity::Limit device_failures = identity::device_failures;
  identity::Limit address_failures = identity::address_failures;
  identity::Limit address_failures_day = identity::address_failures_day;
  identity::Limit network_failures = identity::network_failures;
  identity::Limit address_recoveries_day = identity::address_recoveries_day;
  identity::Limit recoveries_hour = identity::recoveries_hour;
  identity::Limit recoveries_day = identity::recoveries_day;
  identity::Limit address_activations_hour = identity::address_activations_hour;
  identity::Limit address_activations_day = identity::address_activations_day;
  identity::Limit address_registrations_day = identity::address_registrations_day;
  identity::Limit registration_mails_day = identity::registration_mails_day;
  identity::Limit address_guests_hour = identity::address_guests_hour;
  identity::Limit address_guests_day = identity::address_guests_day;
  identity::Limit address_passkey_challenges = identity::address_passkey_challenges;
  identity::Limit wrong_codes_day = identity::wrong_codes_day;
  std::int64_t tries_watched = identity::tries_watched;
  identity::Limit grant_invitations_day = identity::grant_invitations_day;
  identity::Limit sms_minute = identity::sms_minute;
  identity::Limit sms_hour = identity::sms_hour;
  identity::Limit sms_day = identity::sms_day;

  // Where all SMS are caught and everybody comes from one address: what costs and what counts addresses is lifted, what
  // guards accounts and codes stays.
  static Limits of_demonstration() {
    constexpr identity::Limit lifted{100, seconds{1}};
    return {.address_failures = lifted,
            .address_failures_day = lifted,
            .network_failures = lifted,
            .address_recoveries_day = lifted,
            .address_activations_hour = lifted,
            .address_activations_day = lifted,
            .address_registrations_day = lifted,
            .address_guests_hour = lifted,
            .address_guests_day = lifted,
            .address_passkey_challenges = lifted,
            .sms_minute = lifted,
            .sms_hour = lifted,
            .sms_day = lifted};
  }
};

// What the verbs of this folder work with; app/ owns all of it.
struct Services {
  db::Database& database;
  const Clock& clock;
  keys::KeyRing& keys;
  audit::Journal& journal;
  identity::HashPool& pool;
  const identity::PasswordHasher& hasher;
  identity::Accounts& accounts;
  identity::StaffAccounts& staff;
  identity::Sessions& sessions;
  identity::Flows& flows;
  identity::Throttles& throttles;
  identity::Devices& devices;
  identity::Authenticators& authenticators;
  const identity::Passkeys& passkeys;
  proxies::Grants& grants;
  patients::Store& patients;
  patients::Patients& people;  // where more than a row changes
  delivery::Outbox& outbox;
  delivery::SmsBudget& sms_budget;
  delivery::Deliveries& deliveries;
  std::string base_url;  // "https://portal.example.org", no slash at the end
  Limits limits{};
};

}  // namespace portico::access
