#pragma once
#include <string>
#include <vector>

#include "patients/patient.hpp"

namespace portico::patients {

// The fields in which two states of a record differ and that an import may ask about later.
std::vector<std::string> differing(const Patient& a, const Patient& b);

}  // namespace portico::patients
