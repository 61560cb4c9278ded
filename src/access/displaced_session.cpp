#include "access/displaced_session.hpp"

#include <algorithm>

namespace portico::access {

std::optional<identity::ListedSession> displaced_by_next(const Services& services, db::Transaction& transaction,
                                                         const identity::Holder& holder, seconds idle) {
  const auto sessions = services.sessions.list(transaction, holder.side, holder.organization, holder.account);
  if (sessions.size() < identity::sessions_per_account) return std::nullopt;
  const auto oldest = std::ranges::min_element(sessions, {}, &identity::ListedSession::created_at);
  if (oldest->seen_at + idle <= services.clock.now()) return std::nullopt;
  return *oldest;
}

}  // namespace portico::access
