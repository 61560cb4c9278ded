#pragma once
#include <optional>
#include <string>

#include "organization/organization.hpp"
#include "patients/patient.hpp"

namespace portico::notifications {

// The patient's number in E.164 when it can get SMS. Staff type numbers in their country's spelling; an import may have
// left what is none.
std::optional<std::string> sms_number(const patients::Patient& patient, const organization::Organization& contract);

}  // namespace portico::notifications
