#pragma once
#include "access/portal_sessions.hpp"
#include "access/sign_in_codes.hpp"
#include "access/subjects.hpp"
#include "access/typed_keys.hpp"
#include "http/call.hpp"

namespace portico::access {

// The first login: identifier + phone + the code from the desk (or, where access is automatic, the date of birth), then
// the code by SMS to the phone on record, then the password. A stranger gets the same answers in the same time, from a
// decoy: no SMS comes, and no code is right. Only while no password is set.
class Activation {
 public:
  // `kind`: whose flow it ends; a registration that has proved itself goes on here.
  Activation(Services& services, PortalSessions& sessions, identity::FlowKind kind = identity::FlowKind::activation)
      : services_{services}, sessions_{sessions}, kind_{kind}, codes_{services}, notices_{services} {}

  CodeStep submit(http::Call& call, const ActivationInput& input);
  CodeStep resend(http::Call& call);
  PasswordStep enter_code(http::Call& call, const CodeInput& input);
  http::Later<SessionView> set_password(http::Call& call, const NewPassword& input);

 private:
  struct Proof;
  Proof read_proof(const organization::Organization& contract, const ActivationInput& input) const;
  std::optional<patients::PatientId> find_patient(db::Transaction& transaction,
                                                  const organization::Organization& contract, const TypedKeys& keys,
                                                  const Proof& proof);
  // Whose try it probably was that proves nothing, and what did not fit: for the journal, where staff find it.
  struct Missed {
    std::optional<Uuid> patient{};
    std::string_view reason = "UNKNOWN";
  };
  Missed whose_miss(db::Transaction& transaction, const organization::Organization& contract, const TypedKeys& keys,
                    const Proof& proof);
  bool proves(db::Transaction& transaction, const organization::Organization& contract, const Judged& judged,
              const Proof& proof);
  std::optional<Instant> count_address(db::Transaction& transaction, const std::string& address);

  using Outcome = std::variant<PortalSessions::Admitted, Refused>;
  Outcome activate(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
                   const identity::Flow& flow, const std::string& hash, std::string_view device_cookie);

  identity::Flow find_flow(db::Transaction& transaction, const http::Call& call, OrganizationId organization) const;

  Services& services_;
  PortalSessions& sessions_;
  identity::FlowKind kind_;
  SignInCodes codes_;
  Notices notices_;
};

}  // namespace portico::access
