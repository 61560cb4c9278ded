#pragma once
#include "access/login_guard.hpp"
#include "access/portal_sessions.hpp"
#include "access/sign_in_codes.hpp"
#include "access/typed_keys.hpp"
#include "http/call.hpp"

namespace portico::access {

// Identifier + phone + password, then the second factor. Who does not hold all three learns one thing only: that they
// do not belong together, in the same words, headers and time for everybody. A browser from which the account has
// signed in before learns which of them is wrong.
class PortalLogin {
 public:
  PortalLogin(Services& services, PortalSessions& sessions)
      : services_{services}, sessions_{sessions}, codes_{services}, guard_{services}, notices_{services} {}

  http::Later<CodeStep> submit(http::Call& call, const LoginInput& input);
  CodeStep resend(http::Call& call);
  // Another of the step's methods: sends where that method sends.
  CodeStep choose(http::Call& call, const MethodChoice& choice);
  // Of the newest code of this login: who has proved all three may know where it is. Not found where none was sent.
  CodeDelivery delivery(http::Call& call);
  SessionView enter_code(http::Call& call, const CodeInput& input);

 private:
  struct Attempt;
  using Outcome = std::variant<SignInCodes::Opened, Refused>;
  Outcome decide(db::Transaction& transaction, const Attempt& attempt, const identity::PasswordHasher::Check& password);
  Refused mismatch(db::Transaction& transaction, const Attempt& attempt,
                   const std::optional<identity::Account>& account, bool password_fits, bool phone_fits);
  Refused precise(db::Transaction& transaction, const Attempt& attempt, const identity::Account& account,
                  bool password_fits, bool phone_fits);
  void tell_owner(db::Transaction& transaction, const Attempt& attempt, const identity::Account& account,
                  std::int64_t in_a_row, bool password_fits);
  std::optional<Uuid> whose_account(db::Transaction& transaction, OrganizationId organization,
                                    identity::AccountId account) const;
  CodeStep send_again(http::Call& call, std::optional<identity::Method> method);

  Services& services_;
  PortalSessions& sessions_;
  SignInCodes codes_;
  LoginGuard guard_;
  Notices notices_;
};

// The next multiple of 250 ms after `started`, so that the time of an answer tells nothing.
std::chrono::steady_clock::time_point padded(std::chrono::steady_clock::time_point started);

// Whom counters are about, the same across flows: an HMAC of the identifier, whether or not anyone has it.
Bytes subject_of(const Services& services, OrganizationId organization, const identity::Identifier& identifier);

// Where an account's codes may go under the contract's policy.
SignInCodes::Recipient recipient_of(Services& services, db::Transaction& transaction,
                                    const organization::Organization& contract, identity::AccountId account);

// The caller of a public route, for the audit of that contract.
Caller in_contract(Caller caller, OrganizationId organization);

}  // namespace portico::access
