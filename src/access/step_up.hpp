#pragma once
#include <functional>

#include "access/login_guard.hpp"
#include "access/sign_in_codes.hpp"
#include "http/call.hpp"

namespace portico::access {

// Inside a session of either side: the password again and a fresh code, good for ten minutes of what is dear (keys,
// factors, export). The session goes on under a new token. A wrong password counts as at login.
class StepUp {
 public:
  // Whose session it is, and what his side knows of him.
  struct Owner {
    identity::Holder holder;
    std::string suffix;  // in the names of cookies; of the console none
    std::optional<std::string> hash;
    SignInCodes::Recipient recipient;
    Refused wrong_password;
  };
  using OwnerOf = std::function<Owner(db::Transaction& transaction, const http::Call& call)>;

  StepUp(Services& services, identity::FlowKind kind, OwnerOf owner_of)
      : services_{services}, kind_{kind}, owner_of_{std::move(owner_of)}, codes_{services}, guard_{services} {}

  http::Later<CodeStep> submit(http::Call& call, const PasswordInput& input);
  CodeStep resend(http::Call& call, std::optional<identity::Method> method);
  // For the side to hand over: it has a new token.
  identity::StartedSession enter_code(http::Call& call, const CodeInput& input);

 private:
  identity::Flow find(db::Transaction& transaction, const http::Call& call, const Owner& owner);
  PasswordTry tried_by(db::Transaction& transaction, const http::Call& call, const Owner& owner);

  Services& services_;
  identity::FlowKind kind_;
  OwnerOf owner_of_;
  SignInCodes codes_;
  LoginGuard guard_;
};

// A patient's.
StepUp::Owner account_owner(Services& services, db::Transaction& transaction, const http::Call& call);

}  // namespace portico::access
