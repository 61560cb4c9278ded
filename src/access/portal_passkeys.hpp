#pragma once
#include "access/own_passkeys.hpp"
#include "access/portal_sessions.hpp"

namespace portico::access {

// The portal's door for whoever shows a passkey: nothing is typed, and what follows is what follows the code of a
// login.
class PortalPasskeyLogin {
 public:
  PortalPasskeyLogin(Services& services, PortalSessions& sessions);

  // Refused PASSKEYS_OFF for everybody where the contract does not allow them.
  PasskeyToShow ask(http::Call& call);
  SessionView sign_in(http::Call& call, const ShownPasskey& shown);

 private:
  organization::Organization contract(db::Transaction& transaction, const http::Call& call) const;

  Services& services_;
  PortalSessions& sessions_;
  PasskeyProof proof_;
};

// A patient's own.
OwnPasskeys::Owner account_passkey_owner(Services& services, db::Transaction& transaction, const http::Call& call);
// By e-mail, else by SMS, with a link that stops the account.
TellOwner tell_account(Services& services);

}  // namespace portico::access
