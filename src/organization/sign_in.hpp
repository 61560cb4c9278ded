#pragma once
#include <boost/describe.hpp>
#include <vector>

#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "base/id.hpp"
#include "db/database.hpp"

namespace portico::organization {

// How the second factor may be given. SMS is always among them; nothing switches the second factor off.
enum class SecondFactor { sms, email, totp };
BOOST_DESCRIBE_ENUM(SecondFactor, sms, email, totp)

// classes: 8 characters with a lower-case letter, a capital and a digit. nist: 8 characters, no classes (NIST SP
// 800-63B-4: length for a password beside a second factor). Both refuse common and personal ones.
enum class PasswordMode { classes, nist };
BOOST_DESCRIBE_ENUM(PasswordMode, classes, nist)

// How a contract's patients sign in: columns of table organization, read apart from it since only logins need them.
struct SignInPolicy {
  std::int64_t version = 1;  // of the contract's settings, as they were read
  std::vector<SecondFactor> second_factors{SecondFactor::sms};
  bool passkeys = false;
  PasswordMode password_mode = PasswordMode::classes;
  bool recovery_by_sms_alone = false;

  bool allows(SecondFactor factor) const;
};
BOOST_DESCRIBE_STRUCT(SignInPolicy, (), (version, second_factors, passkeys, password_mode, recovery_by_sms_alone))

// The default where the contract is unknown.
SignInPolicy sign_in_policy(db::Transaction& transaction, OrganizationId organization);

// What the console's settings page does with it.
class SignInPolicies {
 public:
  SignInPolicies(db::Database& database, audit::Journal& journal) : database_{database}, journal_{journal} {}

  SignInPolicy view(OrganizationId organization);
  // SMS stays allowed whatever is wanted: SECOND_FACTOR_NEEDED for a list without it. VERSION_CHANGED when any of the
  // contract's settings were saved since they were read.
  SignInPolicy change(const Caller& caller, OrganizationId organization, const SignInPolicy& wanted);

 private:
  db::Database& database_;
  audit::Journal& journal_;
};

}  // namespace portico::organization
