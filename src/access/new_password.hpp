#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "access/services.hpp"
#include "organization/organization.hpp"

namespace portico::access {

// Throws Refused with every fault under the contract's rule; the clinic's and the patient's names are no passwords.
void require_password(Services& services, db::Transaction& transaction, const organization::Organization& contract,
                      std::string_view password, std::optional<patients::PatientId> patient);

// Sets it; all sessions but `kept` and all devices of the account end, and its counters of failures are forgotten. An
// account that has none yet is ended nothing.
void put_password(Services& services, db::Transaction& transaction, const Caller& caller, OrganizationId organization,
                  identity::AccountId account, const std::string& hash, Uuid kept);

// Whether it is the patient's code from the desk or of his invitation, alive and unused; a wrong one is counted. It is
// used up elsewhere.
bool fits_desk_code(Services& services, db::Transaction& transaction, OrganizationId organization,
                    patients::PatientId patient, std::string_view code);

}  // namespace portico::access
