#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "base/clock.hpp"
#include "db/database.hpp"
#include "identity/session.hpp"

namespace portico::identity {

inline constexpr hours device_time{24 * 180};
// A family may share a browser: so many accounts are known in one at most.
inline constexpr std::size_t devices_in_cookie = 5;

// `__Host-dev-<suffix>`; of the console without a suffix.
std::string device_cookie(std::string_view suffix);

// Whose device: an account of either side.
struct Holder {
  Side side = Side::patient;
  OrganizationId organization{};  // nil: staff
  Uuid account{};
};

struct Device {
  Uuid id;
  std::string user_agent;
  Instant created_at;
  Instant seen_at;
};
BOOST_DESCRIBE_STRUCT(Device, (), (id, user_agent, created_at, seen_at))

// Table device: browsers from which an account has signed in with both factors. The cookie holds a token for each such
// account of the browser, joined by "."; nobody else's tokens are looked at. Being known makes errors precise and gives
// counters of one's own; it never replaces a factor. Thread-safe.
class Devices {
 public:
  Devices(audit::Journal& journal, const Clock& clock) : journal_{journal}, clock_{clock} {}

  // The device of this account among the cookie's; nothing when it is none, or was revoked.
  std::optional<Uuid> known(db::Transaction& transaction, const Holder& holder, std::string_view cookie) const;

  struct Remembered {
    Uuid id;
    std::string cookie;  // what the browser holds from now on
    bool is_new = false;
  };
  // After a full login. A token that was there gets a new one in its place.
  Remembered remember(db::Transaction& transaction, const Caller& caller, const Holder& holder,
                      std::string_view cookie) const;

  std::vector<Device> list(db::Transaction& transaction, const Holder& holder) const;  // newest use first
  // False when the account has no such device. Sessions are ended by the caller.
  bool revoke(db::Transaction& transaction, const Caller& caller, const Holder& holder, Uuid device) const;
  void revoke_all(db::Transaction& transaction, const Holder& holder) const;
  void sweep(db::Transaction& transaction) const;

 private:
  audit::Journal& journal_;
  const Clock& clock_;
};

}  // namespace portico::identity
