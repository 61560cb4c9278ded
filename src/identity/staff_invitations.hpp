#pragma once
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "db/database.hpp"
#include "identity/staff.hpp"

namespace portico::identity {

inline constexpr hours staff_invitation_time{24 * 7};

// Table staff_invitation: links with which a member of staff sets a password, once. Its verbs run in the caller's
// transaction. Thread-safe.
class StaffInvitations {
 public:
  explicit StaffInvitations(const Clock& clock) : clock_{clock} {}

  // The token of the link; every earlier link of the account is void.
  std::string issue(db::Transaction& transaction, StaffId staff, Uuid invited_by) const;
  void cancel(db::Transaction& transaction, StaffId staff) const;
  // Whose link it is; nothing for one that is unknown, used, void or too old.
  std::optional<StaffId> find(db::Transaction& transaction, const Bytes& token_hash) const;
  // The same, and it is used up: of many at once one gets it.
  std::optional<StaffId> use(db::Transaction& transaction, const Bytes& token_hash) const;
  // Until when his link opens, if he has one.
  std::optional<Instant> expires_at(db::Transaction& transaction, StaffId staff) const;

 private:
  const Clock& clock_;
};

}  // namespace portico::identity
