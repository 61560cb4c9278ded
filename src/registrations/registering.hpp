#pragma once
#include "access/activation.hpp"
#include "access/services.hpp"
#include "organization/registration.hpp"
#include "registrations/candidates.hpp"
#include "registrations/store.hpp"

namespace portico::registrations {

// The side of who has no access and asks for it. Whatever is typed, the answer is the same, after the same time; what
// differs reaches only the phone on record: a code, where all of it agrees with one record and the contract lets who
// matches in by himself. The code opens that record; everything else waits for staff. An e-mail to the address that was
// typed holds a link that tells how things stand.
class Registering {
 public:
  Registering(access::Services& services, access::PortalSessions& sessions)
      : services_{services}, codes_{services}, activation_{services, sessions, identity::FlowKind::registration} {}

  RegistrationReceived submit(http::Call& call, const RegistrationInput& input);
  access::CodeStep resend(http::Call& call) { return activation_.resend(call); }
  RegistrationProved enter_code(http::Call& call, const access::CodeInput& input);
  http::Later<access::SessionView> set_password(http::Call& call, const access::NewPassword& input) {
    return activation_.set_password(call, input);
  }
  // To hold the link proves the address. REGISTRATION_LINK_ENDED for any other.
  RegistrationStanding standing(http::Call& call, const RegistrationLink& link);

 private:
  struct Asked {
    Caller caller;
    organization::Organization contract;
    organization::RegistrationMode mode;
    patients::Patient typed;
  };
  Asked read(const http::Call& call, const RegistrationInput& input);
  std::optional<Instant> throttled_until(db::Transaction& transaction, const std::string& address) const;
  Bytes address_key(const std::string& address) const;
  std::optional<access::SignInCodes::Opened> open_flow(db::Transaction& transaction, const Asked& asked);
  void keep(db::Transaction& transaction, const Asked& asked, const std::optional<identity::Flow>& flow);
  void mail_link(db::Transaction& transaction, const Asked& asked, RegistrationId id, const std::string& token);
  std::optional<RegistrationProved> finish(db::Transaction& transaction, const Caller& caller,
                                           const organization::Organization& contract, Uuid patient, Uuid flow);
  void let_in(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
              RegistrationId registration, const patients::Patient& patient);

  access::Services& services_;
  access::SignInCodes codes_;
  access::Activation activation_;
};

}  // namespace portico::registrations
