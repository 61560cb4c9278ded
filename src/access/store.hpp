#pragma once
#include <optional>
#include <vector>

#include "db/database.hpp"
#include "identity/account.hpp"
#include "identity/staff.hpp"
#include "organization/organization.hpp"
#include "patients/patient.hpp"

// Table desk_code, and the look-ups across patients and accounts that login and the access doctor need.
namespace portico::access {

inline constexpr hours freeze_token_time{24 * 30};

}  // namespace portico::access

namespace portico::access::store {

struct DeskCode {
  Bytes code_hash;
  std::int64_t wrong_tries = 0;
  Instant created_at;
  Instant expires_at;
  std::optional<Instant> used_at;
};
BOOST_DESCRIBE_STRUCT(DeskCode, (), (code_hash, wrong_tries, created_at, expires_at, used_at))

std::optional<DeskCode> desk_code(db::Transaction& transaction, OrganizationId organization,
                                  patients::PatientId patient);
// The patient's only one: an earlier one is void.
void put_desk_code(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                   const DeskCode& code, Uuid issued_by);
void count_wrong_try(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient);
// False when it was used already.
bool use_desk_code(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient, Instant now);

// Who has this phone number and this identifier on record.
std::vector<patients::PatientId> patients_with(db::Transaction& transaction, OrganizationId organization,
                                               const Bytes& phone_index, identity::IdentifierKind kind,
                                               const Bytes& identifier_index);

struct AccountState {
  identity::AccountId id;
  bool has_password = false;
  identity::Standing status = identity::Standing::active;
  std::optional<Instant> activated_at;
  std::optional<Instant> last_login_at;
};
BOOST_DESCRIBE_STRUCT(AccountState, (), (id, has_password, status, activated_at, last_login_at))
// The account whose `self` the patient is.
std::optional<AccountState> own_account(db::Transaction& transaction, OrganizationId organization,
                                        patients::PatientId patient);
// Whether there was a login before this one.
bool note_login(db::Transaction& transaction, OrganizationId organization, identity::AccountId account, Instant now);

// The newest sign-in with this patient's identifier that failed after that moment, as it was journaled.
struct FailedLogin {
  Instant at;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(FailedLogin, (), (at, detail))
std::optional<FailedLogin> last_failed_login(db::Transaction& transaction, OrganizationId organization,
                                             patients::PatientId patient, Instant after);

// "This wasn't me": one token a notice, good for one use.
void put_freeze_token(db::Transaction& transaction, OrganizationId organization, identity::AccountId account,
                      const Bytes& token_hash, Instant expires_at);
// Whose account it stops; nothing when it is unknown, used or too old.
std::optional<identity::AccountId> use_freeze_token(db::Transaction& transaction, OrganizationId organization,
                                                    const Bytes& token_hash, Instant now);
// The newest version of privacy notice and terms that the account has accepted; 0 for none.
std::int64_t accepted_legal(db::Transaction& transaction, OrganizationId organization, identity::AccountId account);
// Accepting twice keeps the first.
void accept_legal(db::Transaction& transaction, OrganizationId organization, identity::AccountId account,
                  std::int64_t version, Language language, Instant now);
void sweep_freeze_tokens(db::Transaction& transaction, Instant now);

// Somebody of the clinic has taken this patient's access away, and nobody has given it back since.
bool was_switched_off(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient);
bool has_patient(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient);

struct ContractName {
  OrganizationId id;
  std::string name;
  std::string suffix;
};
BOOST_DESCRIBE_STRUCT(ContractName, (), (id, name, suffix))
// Active, with that role in force.
std::vector<identity::StaffId> administrators_of(db::Transaction& transaction, OrganizationId organization);
// Those in which the member of staff has a role.
std::vector<ContractName> contracts_of(db::Transaction& transaction, Uuid staff);

}  // namespace portico::access::store
