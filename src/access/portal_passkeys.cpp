#include "access/portal_passkeys.hpp"

#include "access/portal_login.hpp"
#include "access/subjects.hpp"
#include "organization/sign_in.hpp"
#include "organization/store.hpp"

namespace portico::access {

using identity::AccountId;
using identity::PasskeyUse;

namespace {

Notice notice_of(PasskeyEvent event) {
  switch (event) {
    case PasskeyEvent::added:
      return Notice::passkey_added;
    case PasskeyEvent::removed:
      return Notice::passkey_removed;
    case PasskeyEvent::copied:
      break;
  }
  return Notice::passkey_copied;
}

}  // namespace

TellOwner tell_account(Services& services) {
  return [&services](db::Transaction& transaction, const identity::Holder& holder, PasskeyEvent event) {
    const auto contract = organization::store::by_id(transaction, holder.organization);
    const AccountId account{holder.account};
    const auto email = services.accounts.email_of(transaction, holder.organization, account);
    Notices{services}.keys_changed(
        transaction, *contract, account, notice_of(event), email,
        email ? std::string{} : services.accounts.phone_of(transaction, holder.organization, account));
  };
}

OwnPasskeys::Owner account_passkey_owner(Services& services, db::Transaction& transaction, const http::Call& call) {
  const auto contract = contract_at(transaction, call.parameter("suffix"));
  const AccountId account{call.caller().actor};
  const auto profiles = services.grants.profiles(transaction, contract.id, account);
  return {.holder = holder_of(contract.id, account),
          .service = contract.name,
          .name = profiles.empty() ? contract.name : profiles.front().name + " – " + contract.name,
          .allowed = organization::sign_in_policy(transaction, contract.id).passkeys};
}

PortalPasskeyLogin::PortalPasskeyLogin(Services& services, PortalSessions& sessions)
    : services_{services}, sessions_{sessions}, proof_{services, tell_account(services)} {}

organization::Organization PortalPasskeyLogin::contract(db::Transaction& transaction, const http::Call& call) const {
  auto at = contract_at(transaction, call.parameter("suffix"));
  require_passkeys(organization::sign_in_policy(transaction, at.id).passkeys);
  return at;
}

PasskeyToShow PortalPasskeyLogin::ask(http::Call& call) {
  return settled(services_.database.write([&](db::Transaction& transaction) {
    return proof_.ask(transaction, call.caller(), PasskeyUse::sign_in,
                      holder_of(contract(transaction, call).id, AccountId{}));
  }));
}

SessionView PortalPasskeyLogin::sign_in(http::Call& call, const ShownPasskey& shown) {
  const auto assertion = shown.bytes();
  using Result = std::variant<PortalSessions::Admitted, Refused>;
  const auto admitted = settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto at = contract(transaction, call);
    const Caller caller = in_contract(call.caller(), at.id);
    auto judged = proof_.judge(transaction, caller, PasskeyUse::sign_in, holder_of(at.id, AccountId{}), assertion);
    if (auto* refused = std::get_if<Refused>(&judged)) return std::move(*refused);
    const AccountId id{std::get<Uuid>(judged)};
    const auto account = services_.accounts.find(transaction, at.id, id);
    if (!account) return Refused{Reason::unauthenticated, "PASSKEY_UNKNOWN"};
    auto refused = not_admitted(services_, transaction, at, *account);
    proof_.note(transaction, caller, PasskeyUse::sign_in, holder_of(at.id, id), refused ? refused->code() : "success");
    if (refused) return std::move(*refused);
    return sessions_.start(transaction, caller, at, id, caller.language, device_cookie_of(call));
  }));
  return sessions_.hand_over(call, admitted);
}

}  // namespace portico::access
