#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/audit.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "db/database.hpp"
#include "identity/permissions.hpp"
#include "keys/keys.hpp"

namespace portico::identity {

using StaffId = Id<struct StaffTag>;

enum class StaffStanding { active, deactivated };
BOOST_DESCRIBE_ENUM(StaffStanding, active, deactivated)

// Someone who works in the console. Staff belong to the installation and have roles in contracts.
struct Staff {
  StaffId id;
  std::string name;
  std::string password_hash;
  bool platform_administrator = false;
  StaffStanding status = StaffStanding::active;
  Language language = Language::en;

  // What a typed password is compared with; nothing for who was invited and has set none yet.
  std::optional<std::string> usable_hash() const {
    return password_hash.empty() ? std::optional<std::string>{} : password_hash;
  }
};
BOOST_DESCRIBE_STRUCT(Staff, (), (id, name, password_hash, platform_administrator, status, language))

struct NewStaff {
  std::string email;
  std::string name;
  std::string phone;  // E.164: where sign-in codes go
  std::string password_hash;
  bool platform_administrator = false;
  Language language = Language::en;
};

struct RoleIn {
  OrganizationId organization;
  Role role = Role::receptionist;
};
BOOST_DESCRIBE_STRUCT(RoleIn, (), (organization, role))

// Tables staff_account, staff_role. Its verbs run in the caller's transaction. Thread-safe.
class StaffAccounts {
 public:
  StaffAccounts(keys::KeyRing& keys, audit::Journal& journal, const Clock& clock);

  // Conflict STAFF_EMAIL_TAKEN.
  StaffId create(db::Transaction& transaction, const Caller& caller, const NewStaff& wanted);
  // Nobody was invited: it holds from the start. Adding what is there already changes nothing.
  void add_role(db::Transaction& transaction, StaffId staff, OrganizationId organization, Role role) const;

  std::optional<Staff> find(db::Transaction& transaction, StaffId id) const;
  std::optional<Staff> find_by_email(db::Transaction& transaction, std::string_view email) const;
  // Those in force; what is switched off in a contract is none.
  std::vector<RoleIn> roles_of(db::Transaction& transaction, StaffId id) const;
  // Active, and a role in force somewhere or the whole installation's administrator: who else is let in for nothing.
  bool may_work(db::Transaction& transaction, const Staff& staff) const;
  std::string phone_of(db::Transaction& transaction, StaffId id) const;
  std::string email_of(db::Transaction& transaction, StaffId id) const;
  void renew_hash(db::Transaction& transaction, StaffId id, std::string_view hash) const;
  void set_language(db::Transaction& transaction, StaffId id, Language language) const;
  void set_name(db::Transaction& transaction, StaffId id, std::string_view name) const;
  void set_phone(db::Transaction& transaction, StaffId id, const std::string& phone) const;
  void set_status(db::Transaction& transaction, StaffId id, StaffStanding status) const;
  // No password fits from now on.
  void take_password(db::Transaction& transaction, StaffId id) const;
  // Whether there was a login before this one.
  bool note_login(db::Transaction& transaction, StaffId id) const;

 private:
  keys::KeyRing& keys_;
  audit::Journal& journal_;
  const Clock& clock_;
};

}  // namespace portico::identity
