#pragma once
#include <string_view>

#include "identity/account.hpp"
#include "organization/organization.hpp"

namespace portico::access {

// What someone typed to be recognised by, in the form that is compared.
struct TypedKeys {
  identity::Identifier identifier;
  std::string phone;  // E.164
};

// Looks at the form only, never into the database. Throws Refused with every wrong field: FORMAT_EMAIL, what
// national_id/ says, FORMAT_PHONE.
TypedKeys read_keys(const organization::Organization& contract, std::string_view identifier, std::string_view phone);

// Throws Refused FORMAT_EMAIL as well.
std::string read_email(std::string_view field, std::string_view typed);

}  // namespace portico::access
