#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "identity/codes.hpp"
#include "identity/spoken_code.hpp"
#include "patients/patient.hpp"

namespace portico::access {

inline constexpr hours desk_code_time{72};
inline constexpr std::int64_t desk_code_tries = 5;

// HMAC over patient and code: a code is nobody else's.
inline Bytes hash_desk_code(BytesView key, patients::PatientId patient, std::string_view code) {
  return identity::hash_one_time_code(key, patient.value, "desk_code", code);
}

}  // namespace portico::access
