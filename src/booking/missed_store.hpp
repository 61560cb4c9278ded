#pragma once
#include <optional>

#include "booking/missed.hpp"
#include "db/database.hpp"
#include "organization/organization.hpp"
#include "patients/patient.hpp"

// Tables missed_visit_policy and missed_visit_pardon; counts in appointment.
namespace portico::booking::store {

MissedVisitPolicy missed_policy(db::Transaction& transaction, OrganizationId organization);
// False when it is no longer that version.
bool set_missed_policy(db::Transaction& transaction, OrganizationId organization, const MissedVisitPolicy& policy,
                       Instant now);

// In the contract's days.
MissedVisits missed_visits(db::Transaction& transaction, const organization::Organization& contract,
                           patients::PatientId patient, Instant now);

// Of who has missed as many as the rule says, or more.
std::optional<MissedVisits> too_many_missed(db::Transaction& transaction, const organization::Organization& contract,
                                            patients::PatientId patient, Instant now);

struct StoredPardon {
  Instant pardoned_at;
  Bytes reason;  // sealed for the patient
};
BOOST_DESCRIBE_STRUCT(StoredPardon, (), (pardoned_at, reason))
std::optional<StoredPardon> pardon(db::Transaction& transaction, OrganizationId organization,
                                   patients::PatientId patient);
// Instead of an earlier one.
void put_pardon(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient, Uuid staff,
                const StoredPardon& pardon);
bool remove_pardon(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient);

}  // namespace portico::booking::store
