#pragma once
#include <optional>
#include <string>
#include <variant>

#include "access/failure_watch.hpp"
#include "access/services.hpp"
#include "base/refused.hpp"

namespace portico::access {

// One password about to be judged: whose, and from where.
struct PasswordTry {
  identity::Side side = identity::Side::patient;
  OrganizationId organization{};  // nil: staff
  Bytes subject{};                // HMAC of the identifier, whether or not anyone has it
  std::optional<Uuid> device{};   // when the account knows the browser
  std::string address{};

  identity::HashPool::Lane lane() const {
    return device ? identity::HashPool::Lane::known_device : identity::HashPool::Lane::unknown_device;
  }
};

// The counters around one password. A try is counted before the password is hashed and taken back when it was right, so
// that a thousand at once are judged no oftener than the limit allows. All unknown devices of an account share one
// counter, each known device has its own: nobody can lock out a device that its owner has used. All in the caller's
// transaction. security.md, Login 5.
class LoginGuard {
 public:
  explicit LoginGuard(Services& services) : services_{services}, watch_{services} {}

  // Until when tries of this account, device or address are refused unjudged.
  std::optional<Instant> blocked(db::Transaction& transaction, const PasswordTry& tried) const;

  // The part of it that is about the address alone.
  std::optional<Instant> address_blocked(db::Transaction& transaction, const std::string& address) const;
  void address_failed(db::Transaction& transaction, const std::string& address) const;

  struct Reserved {
    std::int64_t left = 0;           // tries before a wait; of unknown devices
    std::optional<Instant> until{};  // the wait that begins if this one is wrong
  };
  std::variant<Reserved, Instant> reserve(db::Transaction& transaction, const PasswordTry& tried) const;
  // It was not judged after all.
  void release(db::Transaction& transaction, const PasswordTry& tried) const;
  void succeeded(db::Transaction& transaction, const PasswordTry& tried) const;

  struct Failed {
    std::int64_t in_a_row = 0;  // of the account, by whatever device
    bool device_spent = false;  // the known device has failed too often and is none any more
  };
  Failed failed(db::Transaction& transaction, const PasswordTry& tried) const;

 private:
  Bytes key(std::string_view what, const PasswordTry& tried) const;
  Bytes device_key(const PasswordTry& tried) const;
  Services& services_;
  FailureWatch watch_;
};

// 429 with Retry-After, and one row of the journal.
Refused throttled_login(Services& services, const Caller& caller, Instant until);
// 503 with Retry-After: more passwords wait to be judged than the machine can judge in time.
Refused too_busy();

}  // namespace portico::access
