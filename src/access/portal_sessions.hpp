#pragma once
#include "access/services.hpp"
#include "access/shapes.hpp"
#include "http/call.hpp"
#include "organization/organization.hpp"

namespace portico::access {

// The patient side's sessions as the portal sees them.
class PortalSessions {
 public:
  explicit PortalSessions(Services& services) : services_{services} {}

  // The last step of login and activation, in its transaction: a new session. Its cookie is set by `hand_over` once it
  // is committed.
  identity::StartedSession start(db::Transaction& transaction, Caller caller,
                                 const organization::Organization& contract, identity::AccountId account,
                                 Language language);
  SessionView hand_over(http::Call& call, const identity::StartedSession& started);

  SessionView view(http::Call& call);
  SessionView prolong(http::Call& call);
  void end(http::Call& call);
  void set_language(http::Call& call, Language language);

 private:
  SessionView view_of(const identity::Session& session, std::string_view token);
  Services& services_;
};

}  // namespace portico::access
