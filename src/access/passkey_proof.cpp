#include "access/passkey_proof.hpp"

#include "access/sign_in_codes.hpp"
#include "base/spelling.hpp"

namespace portico::access {
namespace {

Bytes decoded(std::string_view text) try { return from_base64url(text); } catch (const std::invalid_argument&) {
  throw Refused{Reason::unprocessable, "PASSKEY_MALFORMED"};
}

}  // namespace

identity::PasskeyCreation MadePasskey::bytes() const { return {decoded(client_data), decoded(attestation)}; }

identity::PasskeyAssertion ShownPasskey::bytes() const {
  return {.credential = decoded(credential),
          .client_data = decoded(client_data),
          .given = {decoded(authenticator_data), decoded(signature)},
          .user_handle = decoded(user_handle.value_or(""))};
}

std::variant<PasskeyToShow, Refused> PasskeyProof::ask(db::Transaction& transaction, const Caller& caller,
                                                       identity::PasskeyUse use, const identity::Holder& holder) {
  const auto key = services_.throttles.key("passkey_challenge", {}, identity::address_bucket(caller.address));
  if (const auto until = services_.throttles.count(transaction, key, services_.limits.address_passkey_challenges))
    return throttled(*until, services_.clock.now());
  PasskeyToShow asked{.challenge = services_.passkeys.challenge(transaction, use, holder),
                      .relying_party = services_.passkeys.place().relying_party,
                      .allow = {},
                      .timeout_s = seconds{identity::passkey_challenge_time}.count()};
  if (use == identity::PasskeyUse::step_up) asked.allow = services_.passkeys.credentials(transaction, holder);
  return asked;
}

void PasskeyProof::note(db::Transaction& transaction, const Caller& caller, identity::PasskeyUse use,
                        const identity::Holder& holder, const std::string& outcome) {
  const bool staff = holder.side == identity::Side::staff;
  const bool known = !holder.account.is_nil();
  services_.journal.write(transaction, caller,
                          {.action = staff ? audit::Action::staff_login_submitted : audit::Action::login_submitted,
                           .entity_type = !known  ? ""
                                          : staff ? "Practitioner"
                                                  : "Account",
                           .entity = known ? std::optional{holder.account} : std::nullopt,
                           .outcome = outcome,
                           .detail = fmt::format(R"({{"method":"passkey","use":"{}"}})", spelling(use))});
}

std::variant<Uuid, Refused> PasskeyProof::judge(db::Transaction& transaction, const Caller& caller,
                                                identity::PasskeyUse use, const identity::Holder& holder,
                                                const identity::PasskeyAssertion& shown) {
  if (const auto until = guard_.address_blocked(transaction, caller.address))
    return throttled_login(services_, caller, *until);
  auto judged = services_.passkeys.judge(transaction, use, holder, shown);
  if (auto* refused = std::get_if<Refused>(&judged)) {
    guard_.address_failed(transaction, caller.address);
    note(transaction, caller, use, holder, refused->code());
    return std::move(*refused);
  }
  const auto& right = std::get<identity::Passkeys::Shown>(judged);
  if (!right.is_copied) return right.account;
  const identity::Holder owner{holder.side, holder.organization, right.account};
  note(transaction, caller, use, owner, "PASSKEY_COPIED");
  tell_(transaction, owner, PasskeyEvent::copied);
  return Refused{Reason::unauthenticated, "PASSKEY_COPIED"};
}

}  // namespace portico::access
