#pragma once
#include <boost/describe.hpp>
#include <vector>

#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "base/id.hpp"
#include "db/database.hpp"

namespace portico::organization {

// request: staff approve each. match: by itself for who proves the phone that is on record, staff approve the rest.
enum class RegistrationMode { off, request, match };
BOOST_DESCRIBE_ENUM(RegistrationMode, off, request, match)

// What a clinic may ask for beside name and phone, without which nobody gets in.
enum class RegistrationField { birth_date, national_id, email };
BOOST_DESCRIBE_ENUM(RegistrationField, birth_date, national_id, email)

// How people who have no access yet may ask for it: columns of table organization, read apart like the sign-in policy.
struct RegistrationPolicy {
  std::int64_t version = 1;  // of the contract's settings, as they were read
  RegistrationMode mode = RegistrationMode::off;
  std::vector<RegistrationField> required;  // what is not in it may be left empty
  std::vector<RegistrationField>
      always;  // required whatever is chosen: what one signs in with; to match, the birth date
};
BOOST_DESCRIBE_STRUCT(RegistrationPolicy, (), (version, mode, required, always))

struct RegistrationChange {
  std::int64_t version = 1;
  RegistrationMode mode = RegistrationMode::off;
  std::vector<RegistrationField> required;
};
BOOST_DESCRIBE_STRUCT(RegistrationChange, (), (version, mode, required))

// Off where the contract is unknown.
RegistrationPolicy registration_policy(db::Transaction& transaction, OrganizationId organization);

// What the console's settings page does with it.
class RegistrationPolicies {
 public:
  RegistrationPolicies(db::Database& database, audit::Journal& journal) : database_{database}, journal_{journal} {}

  RegistrationPolicy view(OrganizationId organization);
  // VERSION_CHANGED when any of the contract's settings were saved since they were read.
  RegistrationPolicy change(const Caller& caller, OrganizationId organization, const RegistrationChange& wanted);

 private:
  db::Database& database_;
  audit::Journal& journal_;
};

}  // namespace portico::organization
