#include "access/own_passkeys.hpp"

#include "access/sign_in_codes.hpp"
#include "identity/agent.hpp"

namespace portico::access {

using identity::PasskeyUse;

namespace {

constexpr auto factor = R"({"factor":"passkey"})";

}  // namespace

void require_passkeys(bool allowed) {
  if (!allowed) throw Refused{Reason::unprocessable, "PASSKEYS_OFF"};
}

OwnPasskeys::Owner OwnPasskeys::owner(db::Transaction& transaction, const http::Call& call) const {
  auto found = owner_of_(transaction, call);
  require_passkeys(found.allowed);
  return found;
}

PasskeyToMake OwnPasskeys::begin(http::Call& call) {
  return services_.database.write([&](db::Transaction& transaction) {
    const auto who = owner(transaction, call);
    const auto& passkeys = services_.passkeys;
    return PasskeyToMake{.challenge = passkeys.challenge(transaction, PasskeyUse::add, who.holder),
                         .relying_party = passkeys.place().relying_party,
                         .service = who.service,
                         .user_id = to_base64url(who.holder.account.bytes),
                         .user_name = who.name,
                         .algorithms = {identity::webauthn::algorithms.begin(), identity::webauthn::algorithms.end()},
                         .exclude = passkeys.credentials(transaction, who.holder),
                         .timeout_s = seconds{identity::passkey_challenge_time}.count()};
  });
}

PasskeyRow OwnPasskeys::add(http::Call& call, const MadePasskey& made) {
  const auto creation = made.bytes();
  const auto& caller = call.caller();
  using Result = std::variant<PasskeyRow, Refused>;
  return settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto who = owner(transaction, call);
    const auto name = identity::agent_name(caller.user_agent);
    auto added = services_.passkeys.add(transaction, who.holder, creation, name);
    if (auto* refused = std::get_if<Refused>(&added)) return std::move(*refused);
    services_.journal.write(transaction, caller, {.action = audit::Action::factor_added, .detail = factor});
    tell_(transaction, who.holder, PasskeyEvent::added);
    return PasskeyRow{std::get<Uuid>(added), name, services_.clock.now(), std::nullopt};
  }));
}

void OwnPasskeys::rename(http::Call& call, const PasskeyName& wanted) {
  const auto id = Uuid::parse(call.parameter("passkey_id"));
  const bool renamed = id && services_.database.write([&](db::Transaction& transaction) {
    return services_.passkeys.rename(transaction, owner_of_(transaction, call).holder, *id, wanted.name.value);
  });
  if (!renamed) throw Refused::not_found();
}

void OwnPasskeys::remove(http::Call& call) {
  const auto id = Uuid::parse(call.parameter("passkey_id"));
  const bool removed = id && services_.database.write([&](db::Transaction& transaction) {
    const auto holder = owner_of_(transaction, call).holder;
    if (!services_.passkeys.remove(transaction, holder, *id)) return false;
    services_.journal.write(transaction, call.caller(), {.action = audit::Action::factor_removed, .detail = factor});
    tell_(transaction, holder, PasskeyEvent::removed);
    return true;
  });
  if (!removed) throw Refused::not_found();
}

void OwnPasskeys::offered(http::Call& call) {
  services_.database.write([&](db::Transaction& transaction) {
    services_.passkeys.offered(transaction, owner_of_(transaction, call).holder);
  });
}

PasskeyToShow OwnPasskeys::ask_for_step_up(http::Call& call) {
  return settled(services_.database.write([&](db::Transaction& transaction) {
    return proof_.ask(transaction, call.caller(), PasskeyUse::step_up, owner(transaction, call).holder);
  }));
}

identity::StartedSession OwnPasskeys::step_up(http::Call& call, const ShownPasskey& shown) {
  const auto assertion = shown.bytes();
  const auto& caller = call.caller();
  using Result = std::variant<identity::StartedSession, Refused>;
  return settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto holder = owner(transaction, call).holder;
    auto judged = proof_.judge(transaction, caller, PasskeyUse::step_up, holder, assertion);
    if (auto* refused = std::get_if<Refused>(&judged)) return std::move(*refused);
    return services_.sessions.renew(transaction, caller, caller.session);
  }));
}

}  // namespace portico::access
