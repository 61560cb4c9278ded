#pragma once
#include "access/sign_in_codes.hpp"
#include "access/staff_sessions.hpp"
#include "access/staff_shapes.hpp"
#include "http/call.hpp"
#include "identity/staff_invitations.hpp"

namespace portico::access {

// The link of an invitation or of a forced reset: it shows whose it is, sets a password once, and signs in after a code
// to the phone. A link that is unknown, used, void, too old, or of someone who may not work any more has one answer.
class StaffInvitation {
 public:
  StaffInvitation(Services& services, const StaffSessions& sessions)
      : services_{services}, sessions_{sessions}, codes_{services}, invitations_{services.clock} {}

  InvitationView view(http::Call& call, const TokenInput& input);
  // Uses the link up. Without the code the password opens nothing: signing in asks for one as well.
  http::Later<CodeStep> set_password(http::Call& call, const InvitationPassword& input);
  CodeStep resend(http::Call& call, std::optional<identity::Method> method);
  StaffSessionView enter_code(http::Call& call, const CodeInput& input);

 private:
  identity::Staff admitted(db::Transaction& transaction, const std::optional<identity::StaffId>& staff) const;
  identity::Flow find_flow(db::Transaction& transaction, const http::Call& call) const;

  Services& services_;
  const StaffSessions& sessions_;
  SignInCodes codes_;
  identity::StaffInvitations invitations_;
};

// Throws Refused with every fault; his names, his address and his clinics' names are no passwords.
void require_staff_password(Services& services, db::Transaction& transaction, const identity::Staff& staff,
                            std::string_view password);

}  // namespace portico::access
