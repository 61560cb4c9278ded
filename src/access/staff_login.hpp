#pragma once
#include "access/login_guard.hpp"
#include "access/services.hpp"
#include "access/shapes.hpp"
#include "access/sign_in_codes.hpp"
#include "access/staff_sessions.hpp"
#include "http/call.hpp"

namespace portico::access {

// The console's side: e-mail + password, then the second factor. The same rules as in the portal: one answer for every
// mismatch, one hash for every try.
class StaffLogin {
 public:
  StaffLogin(Services& services, const StaffSessions& sessions)
      : services_{services}, sessions_{sessions}, codes_{services}, guard_{services} {}

  http::Later<CodeStep> submit(http::Call& call, const StaffLoginInput& input);
  CodeStep resend(http::Call& call);
  CodeStep choose(http::Call& call, const MethodChoice& choice);
  StaffSessionView enter_code(http::Call& call, const CodeInput& input);

 private:
  struct Attempt;
  using Outcome = std::variant<SignInCodes::Opened, Refused>;
  Outcome decide(db::Transaction& transaction, const Attempt& attempt, const identity::PasswordHasher::Check& password);
  Refused mismatch(db::Transaction& transaction, const Attempt& attempt, const std::optional<identity::Staff>& staff);
  CodeStep send_again(http::Call& call, std::optional<identity::Method> method);

  Services& services_;
  const StaffSessions& sessions_;
  SignInCodes codes_;
  LoginGuard guard_;
};

}  // namespace portico::access
