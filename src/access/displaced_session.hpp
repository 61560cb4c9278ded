#pragma once
#include <optional>

#include "access/services.hpp"

namespace portico::access {

// Of an account's sessions the one that the next login ends, as long as it is in use; nothing below five.
std::optional<identity::ListedSession> displaced_by_next(const Services& services, db::Transaction& transaction,
                                                         const identity::Holder& holder, seconds idle);

}  // namespace portico::access
