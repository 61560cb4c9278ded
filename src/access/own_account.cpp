#include "access/own_account.hpp"

#include "access/new_password.hpp"
#include "access/portal_login.hpp"
#include "access/subjects.hpp"
#include "identity/codes.hpp"
#include "organization/sign_in.hpp"
#include "phone/phone.hpp"
#include "proxies/invitations.hpp"

namespace portico::access {

using identity::AccountId;

namespace {

AccountId account_of(const http::Call& call) { return AccountId{call.caller().actor}; }

identity::Holder own_holder(const http::Call& call) { return holder_of(call.caller().organization, account_of(call)); }

}  // namespace

OwnAccount AccountSecurity::view(http::Call& call) {
  const auto& caller = call.caller();
  return services_.database.snapshot([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    const auto recipient = recipient_of(services_, transaction, contract, account_of(call));
    const auto policy = organization::sign_in_policy(transaction, contract.id);
    const auto email = services_.accounts.email_of(transaction, contract.id, account_of(call));
    OwnAccount view{.phone = phone::masked(recipient.phone),
                    .email = email ? std::optional{masked_email(*email)} : std::nullopt,
                    .methods = recipient.methods(),
                    .authenticator = {.allowed = policy.allows(organization::SecondFactor::totp)},
                    .passkeys = {.allowed = policy.passkeys, .items = {}},
                    .fresh_until = {},
                    .sessions = {},
                    .devices = {}};
    own_.describe(transaction, view, own_holder(call), caller.session, device_cookie_of(call));
    return view;
  });
}

http::Later<SessionView> AccountSecurity::set_password(http::Call& call, const NewPassword& input) {
  auto contract = services_.database.read([&](db::Transaction& transaction) {
    auto at = contract_at(transaction, call.parameter("suffix"));
    require_password(services_, transaction, at, input.password,
                     services_.grants.self_of(transaction, at.id, account_of(call)));
    return at;
  });
  return services_.pool.later<SessionView>(
      identity::HashPool::Lane::known_device,
      [this, password = input.password] { return services_.hasher.hash(password); },
      [this, &call, contract = std::move(contract)](const std::string& hash) {
        const auto& caller = call.caller();
        const auto renewed = services_.database.write([&](db::Transaction& transaction) {
          put_password(services_, transaction, caller, contract.id, account_of(call), hash, caller.session);
          notices_.mail(transaction, contract, account_of(call), Notice::password_set);
          return services_.sessions.renew(transaction, caller, caller.session);
        });
        return sessions_.renewed(call, renewed);
      });
}

NewAuthenticator AccountSecurity::begin_authenticator(http::Call& call) {
  return services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    if (!organization::sign_in_policy(transaction, contract.id).allows(organization::SecondFactor::totp))
      throw Refused{Reason::unprocessable, "METHOD_NOT_OFFERED"};
    const auto profiles = services_.grants.profiles(transaction, contract.id, account_of(call));
    return own_.begin_authenticator(transaction, own_holder(call), contract.name,
                                    profiles.empty() ? contract.suffix : profiles.front().name);
  });
}

RecoveryCodes AccountSecurity::confirm_authenticator(http::Call& call, const CodeInput& input) {
  return services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    auto codes = own_.confirm_authenticator(transaction, call.caller(), own_holder(call), input);
    notices_.mail(transaction, contract, account_of(call), Notice::factor_added, {{"factor", "totp"}});
    return codes;
  });
}

void AccountSecurity::remove_authenticator(http::Call& call) {
  services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    own_.remove_authenticator(transaction, call.caller(), own_holder(call));
    notices_.mail(transaction, contract, account_of(call), Notice::factor_removed, {{"factor", "totp"}});
  });
}

void AccountSecurity::end_session(http::Call& call) { own_.end_session(call, own_holder(call)); }

EndedSessions AccountSecurity::end_others(http::Call& call) { return own_.end_others(call, own_holder(call)); }

void AccountSecurity::forget_device(http::Call& call) { own_.forget_device(call, own_holder(call)); }

void AccountSecurity::freeze(http::Call& call, const TokenInput& input) {
  const auto token = identity::hash_token(input.token.value);
  using Result = std::optional<Refused>;
  settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    const auto account = store::use_freeze_token(transaction, contract.id, token, services_.clock.now());
    if (!account) return Refused{Reason::not_found, "FREEZE_LINK_ENDED"}.with("contact", contact_of(contract));
    const Caller caller = in_contract(call.caller(), contract.id);
    services_.accounts.set_standing(transaction, contract.id, *account, identity::Standing::active,
                                    identity::Standing::frozen);
    services_.sessions.end_all(transaction, caller, identity::Side::patient, contract.id, account->value, "frozen");
    services_.devices.revoke_all(transaction, holder_of(contract.id, *account));
    // Whoever got in may have left one, and it would open again once the clinic has looked.
    services_.passkeys.remove_all(transaction, holder_of(contract.id, *account));
    proxies::invitations::withdraw_all(transaction, contract.id, *account, services_.clock.now());
    services_.journal.write(
        transaction, caller,
        {.action = audit::Action::account_frozen, .entity_type = "Account", .entity = account->value});
    notices_.mail(transaction, contract, *account, Notice::account_frozen);
    return std::nullopt;
  }));
}

}  // namespace portico::access
