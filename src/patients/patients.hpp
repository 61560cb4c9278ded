#pragma once
#include <functional>
#include <string_view>

#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "db/database.hpp"
#include "identity/account.hpp"
#include "keys/keys.hpp"
#include "organization/organization.hpp"
#include "patients/store.hpp"

namespace portico::patients {

// Tells an account's owner, at the addresses that it had before, that somebody else changed what it signs in with.
using TellOwner = std::function<void(db::Transaction& transaction, const organization::Organization& contract,
                                     identity::AccountId account, const std::optional<std::string>& former_email,
                                     const std::string& former_phone)>;

// What may be done with the central patient database. Thread-safe.
class Patients {
 public:
  Patients(db::Database& database, audit::Journal& journal, keys::KeyRing& keys, identity::Accounts& accounts,
           const Clock& clock, TellOwner tell_owner);

  // Staff's side.
  PatientPage list(OrganizationId organization, const ListPatients& wanted);
  PatientList search(OrganizationId organization, const SearchPatients& wanted);
  PatientRecord record(OrganizationId organization, PatientId id);
  // Conflict SIMILAR_PATIENT with the rows as `similar`, unless the new one is wanted even so.
  PatientRecord create(const Caller& caller, OrganizationId organization, const NewPatient& wanted);
  // Conflict VERSION_CHANGED when somebody was quicker. An own account's keys change with the patient's.
  PatientRecord change(const Caller& caller, OrganizationId organization, PatientId id, const PatientChange& wanted);

  // What an import brought and a person's edit had kept out: written now, or forgotten. A national ID and its kind are
  // settled together. Not found once it is settled.
  PatientRecord accept(const Caller& caller, OrganizationId organization, PatientId patient, Uuid suggestion);
  PatientRecord dismiss(const Caller& caller, OrganizationId organization, PatientId patient, Uuid suggestion);

  // The patient's side, also for who acts for him.
  PatientData own(OrganizationId organization, PatientId id);
  // Writes what may be written at once; the rest is only answered.
  OwnChangeAnswer change_own(const Caller& caller, OrganizationId organization, PatientId id, const OwnChange& wanted);

  // `create` and `change` in a transaction of the caller's. `create_in` needs the organization's keys to be there.
  PatientRecord create_in(db::Transaction& transaction, const Caller& caller,
                          const organization::Organization& contract, const NewPatient& wanted);
  PatientRecord change_in(db::Transaction& transaction, const Caller& caller,
                          const organization::Organization& contract, PatientId id, const PatientFields& wanted);

  // What the owner of an own account has proved by a code: phone or e-mail, at once, with the account's keys. Throws
  // Refused IDENTIFIER_TAKEN when another account signs in with it.
  void change_proved(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
                     PatientId id, const std::optional<std::string>& phone, const std::optional<std::string>& email);

  // In an import's transaction: `found` is inserted, or laid over the patient of its id. What people have changed since
  // stays, and becomes a suggestion of `source`, and so does what a patient signs in with; what `found` leaves empty
  // says nothing.
  enum class Taken { created, changed, unchanged };
  Taken take_imported(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
                      Patient found, std::string_view source);
  // Takes back what an import made: false, and nothing done, when the record is no longer as it was `made`. Throws
  // db::ForeignKeyViolation when something hangs on it by now (a document, an account).
  bool remove_imported(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
                       const Patient& made);
  // Takes back what an import changed, field by field where its value still stands; false when some had to stay.
  bool restore_imported(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
                        const Patient& before, const Patient& after, std::string_view source);

  Store& store() { return store_; }

 private:
  Store::Listed must_list(db::Transaction& transaction, OrganizationId organization, PatientId id);
  PatientRecord record_in(db::Transaction& transaction, const organization::Organization& contract, PatientId id);
  void write_change(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
                    const Patient& before, Patient after);
  void write_imported(db::Transaction& transaction, const organization::Organization& contract, const Patient& before,
                      Patient after);
  std::vector<Suggestion> settle(db::Transaction& transaction, OrganizationId organization, PatientId patient,
                                 Uuid suggestion);
  void update_own_account(db::Transaction& transaction, const Caller& caller,
                          const organization::Organization& contract, const Patient& patient);

  db::Database& database_;
  audit::Journal& journal_;
  keys::KeyRing& keys_;
  identity::Accounts& accounts_;
  const Clock& clock_;
  TellOwner tell_owner_;
  Store store_;
};

}  // namespace portico::patients
