#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "db/database.hpp"
#include "identity/staff.hpp"

namespace portico::identity {

// invited: has not signed in since the invitation. deactivated: all his roles here are switched off.
enum class MemberStatus { invited, active, deactivated };
BOOST_DESCRIBE_ENUM(MemberStatus, invited, active, deactivated)

// What a staff account is in one contract. Nothing in it tells of another contract: a sign-in before he was taken on
// here is not shown.
struct Member {
  StaffId id;
  std::string name;
  std::vector<Role> roles;  // also of who is deactivated
  MemberStatus status = MemberStatus::active;
  std::optional<Instant> last_login_at;
};

// Table staff_role as a contract's administrator sees it. Its verbs run in the caller's transaction. Thread-safe.
class StaffMembers {
 public:
  explicit StaffMembers(const Clock& clock) : clock_{clock} {}

  std::vector<Member> list(db::Transaction& transaction, OrganizationId organization) const;  // by name
  // Nothing for who has no role here, as for nobody.
  std::optional<Member> find(db::Transaction& transaction, OrganizationId organization, StaffId staff) const;

  // These and no others; what he keeps stays as old as it was, and who is deactivated stays so.
  void set_roles(db::Transaction& transaction, OrganizationId organization, StaffId staff,
                 const std::vector<Role>& roles) const;
  void suspend(db::Transaction& transaction, OrganizationId organization, StaffId staff) const;
  void restore(db::Transaction& transaction, OrganizationId organization, StaffId staff) const;

  // Whether nobody else here could administer if he did not: others count when they can sign in.
  bool is_last_administrator(db::Transaction& transaction, OrganizationId organization, StaffId staff) const;
  // Whether the account is not this contract's alone: it has roles elsewhere, or the whole installation's.
  bool is_shared(db::Transaction& transaction, OrganizationId organization, StaffId staff) const;

 private:
  const Clock& clock_;
};

}  // namespace portico::identity
