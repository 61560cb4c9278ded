#pragma once
#include "access/notices.hpp"
#include "access/portal_sessions.hpp"
#include "access/sign_in_codes.hpp"
#include "access/typed_keys.hpp"
#include "http/call.hpp"

namespace portico::access {

// A forgotten password: identifier + phone, then two proofs in any order: the code by SMS to the phone on record, and
// the code to the e-mail on record or one from the clinic's desk. Only where the contract says so is the SMS enough.
// The first answer is the same for everybody; a stranger's flow is a decoy in which nothing is ever right. In the end
// all sessions and devices of the account are gone, and the owner is told.
class Recovery {
 public:
  Recovery(Services& services, PortalSessions& sessions)
      : services_{services}, sessions_{sessions}, codes_{services}, notices_{services} {}

  RecoveryStep submit(http::Call& call, const RecoveryInput& input);
  RecoveryStep resend(http::Call& call);
  RecoveryProgress enter_code(http::Call& call, const CodeInput& input);
  http::Later<SessionView> set_password(http::Call& call, const NewPassword& input);

 private:
  struct Found {
    identity::Account account;
    std::string phone;
    std::optional<std::string> email;
  };
  std::optional<Found> find(db::Transaction& transaction, const organization::Organization& contract,
                            const TypedKeys& keys);
  bool may_recover(db::Transaction& transaction, const Bytes& subject, OrganizationId organization,
                   const std::string& address);
  void mail_second(db::Transaction& transaction, const organization::Organization& contract, const identity::Flow& flow,
                   const std::string& code);
  bool is_desk_code(db::Transaction& transaction, const organization::Organization& contract,
                    const identity::Flow& flow, const std::string& code);

  Services& services_;
  PortalSessions& sessions_;
  SignInCodes codes_;
  Notices notices_;
};

}  // namespace portico::access
