#include "access/invitation_door.hpp"

#include <algorithm>

#include "access/invitations.hpp"
#include "access/portal_login.hpp"
#include "base/digest.hpp"
#include "identity/codes.hpp"
#include "identity/spoken_code.hpp"

namespace portico::access {
namespace {

Refused ended(const organization::Organization& contract) {
  return Refused{Reason::not_found, "INVITATION_LINK_ENDED"}.with("contact", contact_of(contract));
}

Bytes as_wanted(InvitationId invitation) { return {invitation.value.bytes.begin(), invitation.value.bytes.end()}; }

}  // namespace

OpenedInvitation InvitationDoor::open(http::Call& call, const InvitationToken& input) {
  const Bytes token = identity::hash_token(input.token.value);
  const Instant now = services_.clock.now();
  const auto [organization, found] = services_.database.read([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    auto invitation = store::open_by_token(transaction, contract.id, token, now);
    if (!invitation) throw ended(contract);
    return std::pair{contract.id, std::move(*invitation)};
  });
  if (!found.opened_at)
    services_.database.write([&, organization = organization, &invitation = found](db::Transaction& transaction) {
      store::note_opened(transaction, organization, invitation.id, now);
      services_.journal.write(
          transaction, in_contract(call.caller(), organization),
          {.action = audit::Action::invitation_opened, .patient = invitation.patient.value, .entity_type = "Patient"});
    });
  return {.expires_at = found.expires_at};
}

CodeStep InvitationDoor::accept(http::Call& call, const InvitationAcceptance& input) {
  const auto code = identity::spoken_code_of(input.code.value);
  if (!code) throw Refused::field("code", "FORMAT_DESK_CODE");
  const Bytes token = identity::hash_token(input.token.value);
  // Guesses end here: they are read, and never wait for whoever writes.
  const auto contract = services_.database.read([&](db::Transaction& transaction) {
    auto at = contract_at(transaction, call.parameter("suffix"));
    if (!store::open_by_token(transaction, at.id, token, services_.clock.now())) throw ended(at);
    return at;
  });
  const Caller caller = in_contract(call.caller(), contract.id);
  auto opened = settled(services_.database.write(
      [&](db::Transaction& transaction) { return decide(transaction, caller, contract, token, *code); }));
  call.set_cookie(identity::flow_cookie(contract.suffix), opened.flow_token, identity::flow_time);
  return std::move(opened.step);
}

InvitationDoor::Outcome InvitationDoor::decide(db::Transaction& transaction, const Caller& caller,
                                               const organization::Organization& contract, const Bytes& token_hash,
                                               std::string_view code) {
  const auto found = store::open_by_token(transaction, contract.id, token_hash, services_.clock.now());
  if (!found) return ended(contract);
  const auto left = store::take_try(transaction, contract.id, token_hash);
  if (!left) return ended(contract);
  const auto answer = [&](const std::string& outcome) {
    services_.journal.write(transaction, caller,
                            {.action = audit::Action::login_submitted,
                             .patient = found->patient.value,
                             .outcome = outcome,
                             .detail = outcome == "success" ? R"({"kind":"invitation"})"
                                                            : R"({"kind":"invitation","reason":"CODE_WRONG"})"});
  };
  if (!equal_constant_time(found->code_hash, hash_invitation_code(services_, found->id, code))) {
    answer("INVITATION_CODE_WRONG");
    if (*left == 0) return ended(contract);
    return Refused{Reason::unauthenticated, "INVITATION_CODE_WRONG"}.with("attempts_left", *left);
  }
  store::give_back_try(transaction, contract.id, token_hash);
  const auto judged = judge(services_, transaction, contract, found->patient);
  if (!judged || judged->activated()) return ended(contract);
  const auto identifier = identifier_of(contract, judged->patient);
  if (!identifier || !is_eligible(judged->subject(contract))) {
    answer("ACCESS_NEEDS_CLINIC");
    return Refused{Reason::forbidden, "ACCESS_NEEDS_CLINIC"}.with("contact", contact_of(contract));
  }
  answer("success");
  return codes_.open(transaction, caller,
                     {.kind = identity::FlowKind::activation,
                      .organization = contract.id,
                      .patient = found->patient.value,
                      .subject = subject_of(services_, contract.id, *identifier),
                      .wanted = as_wanted(found->id),
                      .language = caller.language},
                     {*judged->patient.phone, contract.name, contract.time_zone, contract.country},
                     SignInCodes::OnSmsLimit::refuse);
}

bool fits_invitation_code(Services& services, db::Transaction& transaction, OrganizationId organization,
                          patients::PatientId patient, std::string_view code) {
  const auto codes = store::take_typed_tries(transaction, organization, patient, services.clock.now());
  const bool fits = std::ranges::any_of(codes, [&](const store::TypedCode& one) {
    return equal_constant_time(one.code_hash, hash_invitation_code(services, one.invitation, code));
  });
  if (fits) store::give_back_typed_tries(transaction, organization, codes.front().invitation);
  return fits;
}

bool end_accepted(Services& services, db::Transaction& transaction, const identity::Flow& flow,
                  patients::PatientId patient) {
  const Instant now = services.clock.now();
  if (flow.wanted.empty()) {
    store::end_open_invitation(transaction, flow.organization, patient, store::InvitationEnd::activated, now);
    return true;
  }
  InvitationId accepted;
  std::ranges::copy(flow.wanted, accepted.value.bytes.begin());
  return store::end_invitation(transaction, flow.organization, accepted, store::InvitationEnd::activated, now);
}

}  // namespace portico::access
