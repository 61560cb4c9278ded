#pragma once
#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "booking/missed_store.hpp"
#include "keys/keys.hpp"
#include "patients/store.hpp"

namespace portico::booking {

// Who has missed too many visits, what follows of it, and staff's leave to book again. Thread-safe.
class MissedVisitRule {
 public:
  MissedVisitRule(db::Database& database, audit::Journal& journal, keys::KeyRing& keys, patients::Store& patients,
                  const Clock& clock);

  MissedVisitPolicy policy(OrganizationId organization);
  // VERSION_CHANGED, OUT_OF_RANGE.
  MissedVisitPolicy change_policy(const Caller& caller, const MissedVisitPolicy& wanted);

  // Of a patient whom the caller may act for.
  MissedVisits of(const Caller& caller, patients::PatientId patient);
  // not_found.
  MissedVisitsForStaff for_staff(const Caller& caller, patients::PatientId patient);
  // What was missed until now counts no more. not_found.
  MissedVisitsForStaff pardon(const Caller& caller, patients::PatientId patient, const MissedVisitPardon& wanted);
  // It counts again; a second time changes nothing. not_found.
  MissedVisitsForStaff take_back(const Caller& caller, patients::PatientId patient);

 private:
  void must_be_there(db::Transaction& transaction, const Caller& caller, patients::PatientId patient);
  void journal(db::Transaction& transaction, const Caller& caller, patients::PatientId patient, bool pardoned);

  db::Database& database_;
  audit::Journal& journal_;
  keys::KeyRing& keys_;
  patients::Store& patients_;
  const Clock& clock_;
};

}  // namespace portico::booking
