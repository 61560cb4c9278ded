#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "db/database.hpp"
#include "identity/account.hpp"
#include "identity/session.hpp"
#include "patients/patient.hpp"
#include "proxies/rules.hpp"
#include "proxies/terms.hpp"

namespace portico::proxies {

using GrantId = Id<struct GrantTag>;

// Who gave it.
enum class GivenBy { system, staff, patient };
BOOST_DESCRIBE_ENUM(GivenBy, system, staff, patient)

struct NewGrant {
  identity::AccountId account;
  patients::PatientId patient;
  Relation relation = Relation::self;
  Basis basis = Basis::self;
  std::vector<Scope> scopes = every_scope;
  std::optional<Instant> valid_from{};  // absent: now
  std::optional<Instant> valid_until{};
  GivenBy given_by = GivenBy::system;
  std::optional<Uuid> granted_by{};
};

// The terms of a grant that stands.
struct ChangedTerms {
  Relation relation = Relation::other;
  Basis basis = Basis::consent;
  std::vector<Scope> scopes;
  Instant valid_from;
  std::optional<Instant> valid_until;
};

// A patient whom an account may act for, as the portal's selector shows it.
struct Profile {
  patients::PatientId patient_id;
  std::string name;
  Relation relation = Relation::self;
  patients::Gender gender = patients::Gender::unknown;
  std::optional<Date> birth_date;  // of a child, for whom the law lets act
  std::vector<Scope> scopes;       // what may be done now
  std::optional<Instant> valid_until;
  std::optional<Date> last_day;  // of it, in the contract's zone
};
BOOST_DESCRIBE_STRUCT(Profile, (), (patient_id, name, relation, gender, birth_date, scopes, valid_until, last_day))

struct ProfileList {
  std::vector<Profile> items;
};
BOOST_DESCRIBE_STRUCT(ProfileList, (), (items))

// A related person's grant, not revoked; it may have ended, or not yet begun.
struct StandingGrant : Terms {
  GrantId id;
  identity::AccountId account;
  patients::PatientId patient;
  std::string patient_name;
  std::optional<patients::PatientId> holder;  // whose own account it is
  std::optional<std::string> holder_name;
  Relation relation = Relation::other;
  GivenBy given_by = GivenBy::system;
  std::optional<Bytes> reason;  // sealed
  Instant created_at;
  std::optional<std::int64_t> told_days;
};
BOOST_DESCRIBE_STRUCT(StandingGrant, (Terms),
                      (id, account, patient, patient_name, holder, holder_name, relation, given_by, reason, created_at,
                       told_days))

// Who may, or once might, act for a patient.
struct Holder : Terms {
  identity::AccountId account;
  std::optional<Instant> revoked_at;
};
BOOST_DESCRIBE_STRUCT(Holder, (Terms), (account, revoked_at))

// Table account_grant: which account may act for which patient. Thread-safe.
class Grants {
 public:
  explicit Grants(const Clock& clock) : clock_{clock} {}

  // In place of the account's earlier grant on that patient.
  GrantId give(db::Transaction& transaction, OrganizationId organization, const NewGrant& wanted) const;

  // Oneself first, then by name.
  std::vector<Profile> profiles(db::Transaction& transaction, OrganizationId organization,
                                identity::AccountId account) const;
  std::optional<patients::PatientId> self_of(db::Transaction& transaction, OrganizationId organization,
                                             identity::AccountId account) const;
  std::optional<identity::AccountId> account_of(db::Transaction& transaction, OrganizationId organization,
                                                patients::PatientId patient) const;

  // Related persons' grants, the oldest first.
  std::vector<StandingGrant> on_patient(db::Transaction& transaction, OrganizationId organization,
                                        patients::PatientId patient) const;
  // The revoked ones too: their addresses may still be on the patient's record.
  std::vector<Holder> holders_ever(db::Transaction& transaction, OrganizationId organization,
                                   patients::PatientId patient) const;
  std::vector<StandingGrant> of_account(db::Transaction& transaction, OrganizationId organization,
                                        identity::AccountId account) const;
  std::optional<StandingGrant> find(db::Transaction& transaction, OrganizationId organization, GrantId id) const;
  void change(db::Transaction& transaction, OrganizationId organization, GrantId id, const ChangedTerms& terms) const;
  void note_reason(db::Transaction& transaction, OrganizationId organization, GrantId id, const Bytes& sealed) const;
  // From the next request on.
  void revoke(db::Transaction& transaction, OrganizationId organization, GrantId id) const;

  // Those of patients born on or before that day which a birthday ends, and of which not everything was told.
  std::vector<StandingGrant> untold_of_birthday(db::Transaction& transaction, OrganizationId organization,
                                                Date born_by) const;
  void note_told(db::Transaction& transaction, OrganizationId organization, GrantId id, std::int64_t days) const;

  // The portal session of a token and whether its account may act for the patient: one statement, since every request
  // of a signed-in patient asks it.
  struct SessionOnPatient {
    identity::Session session;
    bool granted = false;
  };
  std::optional<SessionOnPatient> find_session(db::Transaction& transaction, const Bytes& token_hash,
                                               std::string_view suffix, patients::PatientId patient,
                                               std::string_view scope) const;

 private:
  const Clock& clock_;
};

}  // namespace portico::proxies
