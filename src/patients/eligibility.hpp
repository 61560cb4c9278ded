#pragma once
#include "organization/organization.hpp"
#include "patients/store.hpp"

namespace portico::patients {

// What a list shows of a patient's way into the portal. The access doctor (access/) judges in full and says why.
PortalState portal_state(const Store::Listed& listed, const organization::Organization& contract);

}  // namespace portico::patients
