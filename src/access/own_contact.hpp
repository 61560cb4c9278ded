#pragma once
#include "access/account_shapes.hpp"
#include "access/notices.hpp"
#include "access/portal_sessions.hpp"
#include "access/sign_in_codes.hpp"
#include "http/call.hpp"

namespace portico::access {

// A new phone number or e-mail address of an own account: in a fresh session, proved by a code sent to the new one,
// then at once; account and patient change in one transaction. The old ones are told, with a link that stops the
// account. Whether another account has the address is told only to who has proved that it is his.
class OwnContact {
 public:
  OwnContact(Services& services, PortalSessions& sessions)
      : services_{services}, sessions_{sessions}, codes_{services}, notices_{services} {}

  CodeStep begin_phone(http::Call& call, const PhoneInput& input);
  CodeStep begin_email(http::Call& call, const EmailInput& input);
  CodeStep resend(http::Call& call, identity::FlowKind kind);
  SessionView enter_code(http::Call& call, identity::FlowKind kind, const CodeInput& input);

 private:
  CodeStep begin(http::Call& call, identity::FlowKind kind, const std::string& wanted);
  identity::Flow find(db::Transaction& transaction, const http::Call& call, identity::FlowKind kind,
                      OrganizationId organization);
  Bytes seal(const http::Call& call, const std::string& wanted);
  std::string unseal(const identity::Flow& flow);
  void write(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
             identity::FlowKind kind, const std::string& wanted);

  Services& services_;
  PortalSessions& sessions_;
  SignInCodes codes_;
  Notices notices_;
};

}  // namespace portico::access
