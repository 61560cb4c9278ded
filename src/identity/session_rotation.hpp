#pragma once
#include <string>

#include "identity/session.hpp"

namespace portico::identity {

// The same session under a new token, whose cookie's value this is; no fresher than it was, and the old token is dead
// at once. For whoever may do more, or less, from now on.
std::string rotate(db::Transaction& transaction, Uuid session);

}  // namespace portico::identity
