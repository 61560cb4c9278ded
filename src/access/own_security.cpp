#include "access/own_security.hpp"

#include "access/qr.hpp"
#include "identity/agent.hpp"

namespace portico::access {
namespace {

// "ABCD EFGH …", as it is typed into an app.
std::string in_fours(const std::string& secret) {
  std::string grouped;
  for (std::size_t i = 0; i < secret.size(); i += 4) grouped += (i > 0 ? " " : "") + secret.substr(i, 4);
  return grouped;
}

}  // namespace

void OwnSecurity::describe(db::Transaction& transaction, OwnAccount& view, const identity::Holder& holder, Uuid session,
                           std::string_view devices) const {
  view.authenticator.on = services_.authenticators.is_on(transaction, holder);
  view.authenticator.recovery_codes_left = services_.authenticators.recovery_codes_left(transaction, holder);
  for (const auto& one : services_.passkeys.list(transaction, holder))
    view.passkeys.items.push_back({one.id, one.name, one.created_at, one.last_used_at});
  if (const auto found = services_.sessions.find(transaction, session); found && found->is_fresh(services_.clock.now()))
    view.fresh_until = *found->proved_at + identity::proof_time;
  const auto here = services_.devices.known(transaction, holder, devices);
  for (const auto& one : services_.sessions.list(transaction, holder.side, holder.organization, holder.account))
    view.sessions.push_back(
        {one.id, one.id == session, identity::agent_name(one.user_agent), one.created_at, one.seen_at});
  for (const auto& one : services_.devices.list(transaction, holder))
    view.devices.push_back(
        {one.id, here && one.id == *here, identity::agent_name(one.user_agent), one.created_at, one.seen_at});
}

NewAuthenticator OwnSecurity::begin_authenticator(db::Transaction& transaction, const identity::Holder& holder,
                                                  std::string_view issuer, std::string_view account) const {
  const auto seed = services_.authenticators.begin(transaction, holder);
  const auto url = identity::otpauth_url(issuer, account, seed);
  return {in_fours(seed), url, qr_code(url)};
}

RecoveryCodes OwnSecurity::confirm_authenticator(db::Transaction& transaction, const Caller& caller,
                                                 const identity::Holder& holder, const CodeInput& input) const {
  auto codes = services_.authenticators.confirm(transaction, holder, input.code.value);
  if (!codes) throw Refused::field("code", "AUTHENTICATOR_CODE_WRONG");
  services_.journal.write(transaction, caller,
                          {.action = audit::Action::factor_added, .detail = R"({"factor":"totp"})"});
  return {std::move(*codes)};
}

void OwnSecurity::remove_authenticator(db::Transaction& transaction, const Caller& caller,
                                       const identity::Holder& holder) const {
  if (!services_.authenticators.remove(transaction, holder)) throw Refused::not_found();
  services_.journal.write(transaction, caller,
                          {.action = audit::Action::factor_removed, .detail = R"({"factor":"totp"})"});
}

void OwnSecurity::end_session(http::Call& call, const identity::Holder& holder) const {
  const auto session = Uuid::parse(call.parameter("session_id"));
  const bool ended = session && services_.database.write([&](db::Transaction& transaction) {
    return services_.sessions.end_one(transaction, call.caller(), holder.side, holder.organization, holder.account,
                                      *session, "ended_by_owner");
  });
  if (!ended) throw Refused::not_found();
}

EndedSessions OwnSecurity::end_others(http::Call& call, const identity::Holder& holder) const {
  return services_.database.write([&](db::Transaction& transaction) {
    services_.devices.revoke_all(transaction, holder);
    return EndedSessions{services_.sessions.end_all(transaction, call.caller(), holder.side, holder.organization,
                                                    holder.account, "ended_by_owner", call.caller().session)};
  });
}

void OwnSecurity::forget_device(http::Call& call, const identity::Holder& holder) const {
  const auto device = Uuid::parse(call.parameter("device_id"));
  const bool forgotten = device && services_.database.write([&](db::Transaction& transaction) {
    if (!services_.devices.revoke(transaction, call.caller(), holder, *device)) return false;
    services_.sessions.end_of_device(transaction, call.caller(), holder.side, holder.organization, holder.account,
                                     *device);
    return true;
  });
  if (!forgotten) throw Refused::not_found();
}

}  // namespace portico::access
