#pragma once
#include <string>
#include <string_view>
#include <variant>

#include "base/refused.hpp"

// National identifiers by kind: hu_taj, cr_cedula (cédula física), cr_dimex (residents of Costa Rica), cr_juridica
// (companies); and for who has none: passport, clinic, other.
namespace portico::national_id {

struct Fault {
  std::string code;
  Facts facts{};
};

// The one form in which it is stored and compared: digits without spaces and hyphens, letters as capitals.
// Throws std::logic_error for a kind that is not known.
std::variant<std::string, Fault> check(std::string_view kind, std::string_view input);
bool is_kind(std::string_view kind);

FieldError field_error(std::string field, Fault fault);

}  // namespace portico::national_id
