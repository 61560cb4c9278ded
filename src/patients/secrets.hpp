#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "keys/keys.hpp"
#include "patients/patient.hpp"

namespace portico::patients {

// Where the sealed columns are, as keys/ binds them.
inline constexpr std::string_view phone_place = "patient.phone";
inline constexpr std::string_view email_place = "patient.email";
inline constexpr std::string_view national_id_place = "patient.national_id";

using Sealed = std::optional<Bytes>;

// The sealed columns and blind indexes of a patient.
struct Secrets {
  Sealed phone, phone_index, email, email_index, national_id, national_id_index;

  Secrets(keys::KeyRing& keys, OrganizationId organization, const Patient& patient);
};

}  // namespace portico::patients
