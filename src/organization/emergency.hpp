#pragma once
#include <string>
#include <string_view>

#include "organization/organization.hpp"

namespace portico::organization {

// What to do in an emergency where a contract says nothing of its own, with the number that the country answers to.
std::string usual_emergency_text(Language language, std::string_view country);

// What a reader is shown: the contract's text in the reader's language, else in its own, else the usual one. Never
// empty.
std::string emergency_text(const Organization& organization, Language reader);

}  // namespace portico::organization
