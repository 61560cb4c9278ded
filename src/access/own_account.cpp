#include "access/own_account.hpp"

#include "access/new_password.hpp"
#include "access/portal_login.hpp"
#include "access/qr.hpp"
#include "access/subjects.hpp"
#include "identity/agent.hpp"
#include "identity/codes.hpp"
#include "organization/sign_in.hpp"
#include "phone/phone.hpp"

namespace portico::access {

using identity::AccountId;

namespace {

AccountId account_of(const http::Call& call) { return AccountId{call.caller().actor}; }

identity::Holder own_holder(const http::Call& call) { return holder_of(call.caller().organization, account_of(call)); }

// "ABCD EFGH …", as it is typed into an app.
std::string in_fours(const std::string& secret) {
  std::string grouped;
  for (std::size_t i = 0; i < secret.size(); i += 4) grouped += (i > 0 ? " " : "") + secret.substr(i, 4);
  return grouped;
}

}  // namespace

OwnAccount AccountSecurity::view(http::Call& call) {
  const auto& caller = call.caller();
  return services_.database.snapshot([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    const auto recipient = recipient_of(services_, transaction, contract, account_of(call));
    const auto policy = organization::sign_in_policy(transaction, contract.id);
    const auto holder = own_holder(call);
    const auto email = services_.accounts.email_of(transaction, contract.id, account_of(call));
    OwnAccount view{.phone = phone::masked(recipient.phone),
                    .email = email ? std::optional{masked_email(*email)} : std::nullopt,
                    .methods = recipient.methods(),
                    .authenticator = {policy.allows(organization::SecondFactor::totp),
                                      services_.authenticators.is_on(transaction, holder),
                                      services_.authenticators.recovery_codes_left(transaction, holder)},
                    .fresh_until = {},
                    .sessions = {},
                    .devices = {}};
    if (const auto session = services_.sessions.find(transaction, caller.session);
        session && session->is_fresh(services_.clock.now()))
      view.fresh_until = *session->proved_at + identity::proof_time;
    const auto here = services_.devices.known(transaction, holder, device_cookie_of(call));
    for (const auto& one : services_.sessions.list(transaction, holder.side, holder.organization, holder.account))
      view.sessions.push_back(
          {one.id, one.id == caller.session, identity::agent_name(one.user_agent), one.created_at, one.seen_at});
    for (const auto& one : services_.devices.list(transaction, holder))
      view.devices.push_back(
          {one.id, here && one.id == *here, identity::agent_name(one.user_agent), one.created_at, one.seen_at});
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
    const auto seed = services_.authenticators.begin(transaction, own_holder(call));
    const auto profiles = services_.grants.profiles(transaction, contract.id, account_of(call));
    const auto url =
        identity::otpauth_url(contract.name, profiles.empty() ? contract.suffix : profiles.front().name, seed);
    return NewAuthenticator{in_fours(seed), url, qr_code(url)};
  });
}

RecoveryCodes AccountSecurity::confirm_authenticator(http::Call& call, const CodeInput& input) {
  return services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    auto codes = services_.authenticators.confirm(transaction, own_holder(call), input.code.value);
    if (!codes) throw Refused::field("code", "AUTHENTICATOR_CODE_WRONG");
    services_.journal.write(transaction, call.caller(),
                            {.action = audit::Action::factor_added, .detail = R"({"factor":"totp"})"});
    notices_.mail(transaction, contract, account_of(call), Notice::factor_added, {{"factor", "totp"}});
    return RecoveryCodes{std::move(*codes)};
  });
}

void AccountSecurity::remove_authenticator(http::Call& call) {
  services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    if (!services_.authenticators.remove(transaction, own_holder(call))) throw Refused::not_found();
    services_.journal.write(transaction, call.caller(),
                            {.action = audit::Action::factor_removed, .detail = R"({"factor":"totp"})"});
    notices_.mail(transaction, contract, account_of(call), Notice::factor_removed, {{"factor", "totp"}});
  });
}

void AccountSecurity::end_session(http::Call& call) {
  const auto holder = own_holder(call);
  const auto session = Uuid::parse(call.parameter("session_id"));
  const bool ended = session && services_.database.write([&](db::Transaction& transaction) {
    return services_.sessions.end_one(transaction, call.caller(), holder.side, holder.organization, holder.account,
                                      *session, "ended_by_owner");
  });
  if (!ended) throw Refused::not_found();
}

EndedSessions AccountSecurity::end_others(http::Call& call) {
  const auto holder = own_holder(call);
  return services_.database.write([&](db::Transaction& transaction) {
    services_.devices.revoke_all(transaction, holder);
    return EndedSessions{services_.sessions.end_all(transaction, call.caller(), holder.side, holder.organization,
                                                    holder.account, "ended_by_owner", call.caller().session)};
  });
}

void AccountSecurity::forget_device(http::Call& call) {
  const auto holder = own_holder(call);
  const auto device = Uuid::parse(call.parameter("device_id"));
  const bool forgotten = device && services_.database.write([&](db::Transaction& transaction) {
    if (!services_.devices.revoke(transaction, call.caller(), holder, *device)) return false;
    services_.sessions.end_of_device(transaction, call.caller(), holder.side, holder.organization, holder.account,
                                     *device);
    return true;
  });
  if (!forgotten) throw Refused::not_found();
}

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
    services_.journal.write(
        transaction, caller,
        {.action = audit::Action::account_frozen, .entity_type = "Account", .entity = account->value});
    notices_.mail(transaction, contract, *account, Notice::account_frozen);
    return std::nullopt;
  }));
}

}  // namespace portico::access
