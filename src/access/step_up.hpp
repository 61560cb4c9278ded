#pragma once
#include "access/login_guard.hpp"
#include "access/portal_sessions.hpp"
#include "access/sign_in_codes.hpp"
#include "http/call.hpp"

namespace portico::access {

// Inside a session: the password again and a fresh code, good for ten minutes of what is dear (keys, factors, export).
// The session goes on under a new token. A wrong password counts as at login.
class StepUp {
 public:
  StepUp(Services& services, PortalSessions& sessions)
      : services_{services}, sessions_{sessions}, codes_{services}, guard_{services} {}

  http::Later<CodeStep> submit(http::Call& call, const PasswordInput& input);
  CodeStep resend(http::Call& call, std::optional<identity::Method> method);
  SessionView enter_code(http::Call& call, const CodeInput& input);

 private:
  identity::Flow find(db::Transaction& transaction, const http::Call& call, OrganizationId organization);
  PasswordTry tried_by(db::Transaction& transaction, const http::Call& call);

  Services& services_;
  PortalSessions& sessions_;
  SignInCodes codes_;
  LoginGuard guard_;
};

}  // namespace portico::access
