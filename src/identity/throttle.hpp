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

// At most `count` events within `window`, which begins with the first of them.
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

inline constexpr Growing account_failures{5, seconds{30}, seconds{3600}};
inline constexpr Limit address_failures{20, minutes{10}};
inline constexpr Limit address_activations_hour{10, hours{1}};
inline constexpr Limit address_activations_day{30, hours{24}};
inline constexpr Limit wrong_codes_day{15, hours{24}};
inline constexpr Limit sms_minute{1, seconds{60}};
inline constexpr Limit sms_hour{5, hours{1}};
inline constexpr Limit sms_day{10, hours{24}};

// What counts as one address: an IPv4 address, the first 64 bits of an IPv6 one.
std::string address_bucket(std::string_view address);

// Counters in table throttle, so that neither a restart nor a second process resets them. Keys are HMACs of what is
// counted.
class Throttles {
 public:
  Throttles(const keys::KeyRing& keys, const Clock& clock);

  // `what` names the counter ("account", "address"…), the nil organization one of the whole installation.
  Bytes key(std::string_view what, OrganizationId organization, std::string_view value) const;

  // Until when the key has to wait; nothing when it is free.
  std::optional<Instant> blocked(db::Transaction& transaction, const Bytes& key) const;
  // Counts one event; the moment the window ends when the limit was reached already (then nothing is counted).
  std::optional<Instant> count(db::Transaction& transaction, const Bytes& key, Limit limit) const;
  // Counts a failure.
  struct Failure {
    std::int64_t left = 0;           // free failures that are left
    std::optional<Instant> until{};  // the wait that begins now
  };
  Failure fail(db::Transaction& transaction, const Bytes& key, Growing growing) const;
  void clear(db::Transaction& transaction, const Bytes& key) const;
  // Forgets what no longer matters.
  void sweep(db::Transaction& transaction) const;

 private:
  Bytes key_;
  const Clock& clock_;
};

}  // namespace portico::identity
