#pragma once
#include "identity/account.hpp"
#include "organization/organization.hpp"
#include "patients/store.hpp"

namespace portico::patients {

// What a list shows of a patient's way into the portal. The access doctor (access/) judges in full and says why.
PortalState portal_state(const Store::Listed& listed, const organization::Organization& contract);

// What the patient's own account is found by at login; nothing when it is missing or malformed.
std::optional<identity::Identifier> identifier_of(const organization::Organization& contract, const Patient& patient);

}  // namespace portico::patients
