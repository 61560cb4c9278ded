#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "db/database.hpp"
#include "keys/keys.hpp"

namespace portico::identity {

// At most `count` events within any `window`: an exact sliding one, so `count` is at most a few hundred.
struct Limit {
  std::int64_t count;
  seconds window;
};

// Waits that grow: `free` failures in a row cost nothing, the last of them starts a wait of `first`, each further one
// doubles it.
struct Growing {
  std::int64_t free;
  seconds first;
  seconds longest;
};

// Unknown devices of an account together.
inline constexpr Growing account_failures{5, seconds{30}, seconds{3600}};
inline constexpr Limit account_attempts_day{20, hours{24}};
// After so many wrong passwords in a row the password is disabled (NIST SP 800-63B-4, 3.2.2).
inline constexpr std::int64_t failures_that_disable = 100;
// One device that the account knows.
inline constexpr Limit device_failures{10, hours{1}};
inline constexpr Limit address_failures{20, minutes{10}};
inline constexpr Limit address_failures_day{200, hours{24}};
inline constexpr Limit network_failures{200, minutes{10}};
inline constexpr Limit recoveries_hour{3, hours{1}};
inline constexpr Limit recoveries_day{6, hours{24}};
inline constexpr Limit address_recoveries_day{10, hours{24}};
// So many tries at a contract's door are looked at together.
inline constexpr std::int64_t tries_watched = 500;
// A notice of failed tries to the owner.
inline constexpr Limit failure_notices{1, hours{24}};
inline constexpr Limit address_activations_hour{10, hours{1}};
inline constexpr Limit address_activations_day{30, hours{24}};
// Registrations: each is work for somebody. Those that prove themselves do not count.
inline constexpr Limit address_registrations_day{3, hours{24}};
// E-mails about registrations to one address.
inline constexpr Limit registration_mails_day{3, hours{24}};
// Bookings without an account that ask for a code.
inline constexpr Limit address_guests_hour{10, hours{1}};
inline constexpr Limit address_guests_day{30, hours{24}};
// Challenges for passkeys: each is a row.
inline constexpr Limit address_passkey_challenges{100, minutes{10}};
inline constexpr Limit wrong_codes_day{15, hours{24}};
// What one account asks others to act for it.
inline constexpr Limit grant_invitations_day{10, hours{24}};
inline constexpr Limit sms_minute{1, seconds{60}};
inline constexpr Limit sms_hour{5, hours{1}};
inline constexpr Limit sms_day{10, hours{24}};

// What counts as one address: an IPv4 address, the first 64 bits of an IPv6 one.
std::string address_bucket(std::string_view address);
// What counts as one network: the first 24 bits of an IPv4 address, 48 of an IPv6 one.
std::string network_bucket(std::string_view address);

// Counters in table throttle, so that neither a restart nor a second process resets them. Keys are HMACs of what is
// counted.
class Throttles {
 public:
  Throttles(const keys::KeyRing& keys, const Clock& clock);

  // `what` names the counter ("account", "address"…), the nil organization one of the whole installation.
  Bytes key(std::string_view what, OrganizationId organization, std::string_view value) const;

  // Until when the key has to wait; nothing when it is free.
  std::optional<Instant> blocked(db::Transaction& transaction, const Bytes& key) const;
  // Counts one event; when the limit was reached already nothing is counted, and the answer is when the next may be.
  std::optional<Instant> count(db::Transaction& transaction, const Bytes& key, Limit limit) const;
  // Takes the last counted event back: what was reserved did not count in the end.
  void take_back(db::Transaction& transaction, const Bytes& key) const;
  // Counts a failure.
  struct Failure {
    std::int64_t in_a_row = 0;
    std::int64_t left = 0;           // free failures that are left
    std::optional<Instant> until{};  // the wait that begins now
  };
  Failure fail(db::Transaction& transaction, const Bytes& key, Growing growing) const;
  // The failure that was counted last was none.
  void forgive(db::Transaction& transaction, const Bytes& key, Growing growing) const;
  void clear(db::Transaction& transaction, const Bytes& key) const;
  // Forgets what no longer matters.
  void sweep(db::Transaction& transaction) const;

 private:
  Bytes key_;
  const Clock& clock_;
};

}  // namespace portico::identity
