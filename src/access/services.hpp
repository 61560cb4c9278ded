#pragma once
#include <string>

#include "audit/audit.hpp"
#include "db/database.hpp"
#include "delivery/outbox.hpp"
#include "identity/account.hpp"
#include "identity/flow.hpp"
#include "identity/hash_pool.hpp"
#include "identity/password_hash.hpp"
#include "identity/session.hpp"
#include "identity/staff.hpp"
#include "identity/throttle.hpp"
#include "patients/store.hpp"
#include "proxies/grants.hpp"

namespace portico::access {

struct Limits {
  identity::Growing account_failures = identity::account_failures;
  identity::Limit address_failures = identity::address_failures;
  identity::Limit address_activations_hour = identity::address_activations_hour;
  identity::Limit address_activations_day = identity::address_activations_day;
  identity::Limit wrong_codes_day = identity::wrong_codes_day;
  identity::Limit sms_minute = identity::sms_minute;
  identity::Limit sms_hour = identity::sms_hour;
  identity::Limit sms_day = identity::sms_day;

  // Where all SMS are caught and everybody comes from one address: what costs and what counts addresses is lifted, what
  // guards accounts and codes stays.
  static Limits of_demonstration() {
    constexpr identity::Limit lifted{1'000'000, seconds{60}};
    return {.address_failures = lifted,
            .address_activations_hour = lifted,
            .address_activations_day = lifted,
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
  proxies::Grants& grants;
  patients::Store& patients;
  delivery::Outbox& outbox;
  std::string base_url;  // "https://portal.example.org", no slash at the end
  Limits limits{};
};

}  // namespace portico::access
