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

namespace portico::proxies {

using GrantId = Id<struct GrantTag>;

inline const std::vector<Scope> every_scope{Scope::appointments, Scope::documents, Scope::results,
                                            Scope::messages,     Scope::billing,   Scope::profile};

struct NewGrant {
  identity::AccountId account;
  patients::PatientId patient;
  Relation relation = Relation::self;
  std::vector<Scope> scopes = every_scope;
  std::optional<Instant> valid_until{};
  std::optional<Uuid> granted_by{};
};

// A patient whom an account may act for, as the portal's selector shows it.
struct Profile {
  patients::PatientId patient_id;
  std::string name;
  Relation relation = Relation::self;
  std::vector<Scope> scopes;
  std::optional<Instant> valid_until;
};
BOOST_DESCRIBE_STRUCT(Profile, (), (patient_id, name, relation, scopes, valid_until))

struct ProfileList {
  std::vector<Profile> items;
};
BOOST_DESCRIBE_STRUCT(ProfileList, (), (items))

// Table account_grant: which account may act for which patient. Only grants that are valid now are ever told.
// Thread-safe.
class Grants {
 public:
  explicit Grants(const Clock& clock) : clock_{clock} {}

  // Replaces the account's earlier grant on that patient.
  GrantId give(db::Transaction& transaction, OrganizationId organization, const NewGrant& wanted) const;

  // Oneself first, then by name.
  std::vector<Profile> profiles(db::Transaction& transaction, OrganizationId organization,
                                identity::AccountId account) const;
  std::optional<patients::PatientId> self_of(db::Transaction& transaction, OrganizationId organization,
                                             identity::AccountId account) const;
  std::optional<identity::AccountId> account_of(db::Transaction& transaction, OrganizationId organization,
                                                patients::PatientId patient) const;

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

// "appointments,documents", as the column holds them; unknown words are left out.
std::string joined(const std::vector<Scope>& scopes);
std::vector<Scope> split_scopes(std::string_view text);

}  // namespace portico::proxies
