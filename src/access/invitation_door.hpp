#pragma once
#include "access/invitation_store.hpp"
#include "access/services.hpp"
#include "access/shapes.hpp"
#include "access/sign_in_codes.hpp"
#include "http/call.hpp"

namespace portico::access {

// The patient's side of an invitation: the link's token, its code, then the steps of the first login. One answer for a
// token that is unknown, of another clinic, used, void or too old.
class InvitationDoor {
 public:
  explicit InvitationDoor(Services& services) : services_{services}, codes_{services} {}

  OpenedInvitation open(http::Call& call, const InvitationToken& input);
  CodeStep accept(http::Call& call, const InvitationAcceptance& input);

 private:
  using Outcome = std::variant<SignInCodes::Opened, Refused>;
  Outcome decide(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
                 const Bytes& token_hash, std::string_view code);
  Services& services_;
  SignInCodes codes_;
};

// Whether it is the code of the patient's open invitation; a wrong one is counted, apart from those with the link: who
// knows a patient's keys and guesses closes no link.
bool fits_invitation_code(Services& services, db::Transaction& transaction, OrganizationId organization,
                          patients::PatientId patient, std::string_view code);

// Uses up the invitation that the flow came by, or, where it came by another way, the one that stands open. False when
// it was used, revoked or replaced since: nobody may come in by it.
bool end_accepted(Services& services, db::Transaction& transaction, const identity::Flow& flow,
                  patients::PatientId patient);

}  // namespace portico::access
