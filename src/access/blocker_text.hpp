#pragma once
#include <string>

#include "access/eligibility.hpp"
#include "base/language.hpp"

namespace portico::access {

// What staff read of a blocker.
std::string text_of(const Blocker& blocker, Language language);
// Conflict, with the blocker's code.
Refused refused_by(const Blocker& blocker, Language language);

}  // namespace portico::access
