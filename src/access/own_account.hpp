#pragma once
#include "access/account_shapes.hpp"
#include "access/notices.hpp"
#include "access/own_security.hpp"
#include "access/portal_sessions.hpp"
#include "http/call.hpp"

namespace portico::access {

// What the owner of an account sees and does about it: password, authenticator app, sessions and devices. Whatever
// changes a key is asked for in a fresh session only (its route says so), and the owner is told by e-mail.
class AccountSecurity {
 public:
  AccountSecurity(Services& services, PortalSessions& sessions)
      : services_{services}, sessions_{sessions}, notices_{services}, own_{services} {}

  OwnAccount view(http::Call& call);
  // Every other session and every device ends; this one goes on under a new token.
  http::Later<SessionView> set_password(http::Call& call, const NewPassword& input);

  NewAuthenticator begin_authenticator(http::Call& call);
  RecoveryCodes confirm_authenticator(http::Call& call, const CodeInput& input);
  void remove_authenticator(http::Call& call);

  void end_session(http::Call& call);
  EndedSessions end_others(http::Call& call);
  void forget_device(http::Call& call);

  // "This wasn't me": by the token of a notice, without a session. The account opens for nobody until staff say so.
  void freeze(http::Call& call, const TokenInput& input);

 private:
  Services& services_;
  PortalSessions& sessions_;
  Notices notices_;
  OwnSecurity own_;
};

}  // namespace portico::access
