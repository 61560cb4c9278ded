#pragma once
#include "access/account_shapes.hpp"
#include "access/sign_in_codes.hpp"
#include "access/staff_sessions.hpp"
#include "http/call.hpp"

namespace portico::access {

// A new phone number of a member of staff, by himself: in a fresh session, proved by a code sent to the new one, then
// at once. He is told by e-mail, and by SMS to the number he had.
class StaffContact {
 public:
  StaffContact(Services& services, const StaffSessions& sessions)
      : services_{services}, sessions_{sessions}, codes_{services} {}

  CodeStep begin_phone(http::Call& call, const PhoneInput& input);
  CodeStep resend(http::Call& call);
  StaffSessionView enter_code(http::Call& call, const CodeInput& input);

 private:
  std::string country(db::Transaction& transaction, identity::StaffId staff) const;
  identity::Flow find(db::Transaction& transaction, const http::Call& call) const;
  std::string wanted_by(const identity::Flow& flow) const;
  void write(db::Transaction& transaction, const Caller& caller, const std::string& phone);

  Services& services_;
  const StaffSessions& sessions_;
  SignInCodes codes_;
};

}  // namespace portico::access
