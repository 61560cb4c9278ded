#pragma once
#include "access/own_passkeys.hpp"
#include "access/staff_sessions.hpp"

namespace portico::access {

// The console's door for whoever shows a passkey.
class StaffPasskeyLogin {
 public:
  StaffPasskeyLogin(Services& services, const StaffSessions& sessions);

  PasskeyToShow ask(http::Call& call);
  StaffSessionView sign_in(http::Call& call, const ShownPasskey& shown);

 private:
  Services& services_;
  const StaffSessions& sessions_;
  PasskeyProof proof_;
};

// A member of staff's own: no contract has a say in it.
OwnPasskeys::Owner staff_passkey_owner(Services& services, db::Transaction& transaction, const http::Call& call);
TellOwner tell_staff(Services& services, const StaffSessions& sessions);

}  // namespace portico::access
