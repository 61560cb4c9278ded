#pragma once
#include "access/account_shapes.hpp"
#include "access/services.hpp"
#include "access/shapes.hpp"
#include "http/call.hpp"

namespace portico::access {

// What the owner of an account of either side sees and does about its sessions, devices and authenticator app.
class OwnSecurity {
 public:
  explicit OwnSecurity(Services& services) : services_{services} {}

  // Fills in what hangs on the holder: app, freshness, sessions, devices. `session` is the one that asks, `devices`
  // what its browser holds of them.
  void describe(db::Transaction& transaction, OwnAccount& view, const identity::Holder& holder, Uuid session,
                std::string_view devices) const;

  NewAuthenticator begin_authenticator(db::Transaction& transaction, const identity::Holder& holder,
                                       std::string_view issuer, std::string_view account) const;
  // Throws Refused AUTHENTICATOR_CODE_WRONG.
  RecoveryCodes confirm_authenticator(db::Transaction& transaction, const Caller& caller,
                                      const identity::Holder& holder, const CodeInput& input) const;
  void remove_authenticator(db::Transaction& transaction, const Caller& caller, const identity::Holder& holder) const;

  // By the ids in the call's path. What is not the holder's is not found.
  void end_session(http::Call& call, const identity::Holder& holder) const;
  void forget_device(http::Call& call, const identity::Holder& holder) const;
  EndedSessions end_others(http::Call& call, const identity::Holder& holder) const;

 private:
  Services& services_;
};

}  // namespace portico::access
