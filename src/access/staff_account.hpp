#pragma once
#include "access/own_security.hpp"
#include "access/staff_sessions.hpp"
#include "access/step_up.hpp"
#include "http/call.hpp"

namespace portico::access {

// A member of staff and his own keys: password, authenticator app, sessions and devices. Whatever changes a key is
// asked for in a fresh session only (its route says so), and he is told by e-mail.
class StaffSecurity {
 public:
  StaffSecurity(Services& services, const StaffSessions& sessions)
      : services_{services}, sessions_{sessions}, own_{services} {}

  OwnAccount view(http::Call& call);
  // Every other session and every device ends; this one goes on under a new token.
  http::Later<StaffSessionView> set_password(http::Call& call, const NewPassword& input);

  NewAuthenticator begin_authenticator(http::Call& call);
  RecoveryCodes confirm_authenticator(http::Call& call, const CodeInput& input);
  void remove_authenticator(http::Call& call);

  void end_session(http::Call& call);
  EndedSessions end_others(http::Call& call);
  void forget_device(http::Call& call);

 private:
  identity::Staff self(db::Transaction& transaction, const http::Call& call) const;

  Services& services_;
  const StaffSessions& sessions_;
  OwnSecurity own_;
};

// For his step-up.
StepUp::Owner staff_owner(Services& services, const StaffSessions& sessions, db::Transaction& transaction,
                          const http::Call& call);

}  // namespace portico::access
