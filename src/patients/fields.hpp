#pragma once
#include <string>
#include <vector>

#include "base/refused.hpp"
#include "patients/shapes.hpp"

namespace portico::patients {

// What the contract says about reading fields.
struct Reading {
  std::string country;  // of phone numbers written without a country code
  Language language;    // of names
  NationalIdKind national_id_kind = NationalIdKind::none;
  Date today;  // in the contract's zone
};

// Puts what was typed into `patient`, tidied and checked; what is wrong stays as it was and is told.
std::vector<FieldError> apply(const PatientFields& typed, const Reading& reading, Patient& patient);

inline constexpr int oldest_age = 125;

}  // namespace portico::patients
