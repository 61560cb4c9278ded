#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "patients/patient.hpp"

namespace portico::access {

inline constexpr hours desk_code_time{72};
inline constexpr std::int64_t desk_code_tries = 5;

// Ten characters of Crockford's base 32 (no I, L, O, U): 50 bits.
std::string make_desk_code();
// "ABCDE-FGHJK", as it is printed and read out.
std::string grouped(std::string_view code);
// As it was made, of whatever was typed: any case, spaces, hyphens, O for 0, I and L for 1. Nothing when it is no such
// code.
std::optional<std::string> desk_code_of(std::string_view typed);
// HMAC over patient and code: a code is nobody else's.
Bytes hash_desk_code(BytesView key, patients::PatientId patient, std::string_view code);

}  // namespace portico::access
