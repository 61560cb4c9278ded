#include "access/portal_sessions.hpp"

#include "access/displaced_session.hpp"
#include "access/store.hpp"
#include "base/spelling.hpp"
#include "identity/agent.hpp"
#include "identity/codes.hpp"
#include "organization/legal.hpp"
#include "organization/sign_in.hpp"
#include "texts/texts.hpp"

namespace portico::access {
namespace {

std::string token_of(const http::Call& call) {
  return call.request().cookie(identity::session_cookie(call.parameter("suffix"))).value_or("");
}

}  // namespace

Caller as_account(Caller caller, OrganizationId organization, identity::AccountId account) {
  caller.kind = Caller::Kind::patient;
  caller.actor = account.value;
  caller.organization = organization;
  return caller;
}

identity::Holder holder_of(OrganizationId organization, identity::AccountId account) {
  return {identity::Side::patient, organization, account.value};
}

std::string device_cookie_of(const http::Call& call) {
  return call.request().cookie(identity::device_cookie(call.parameter("suffix"))).value_or("");
}

Bytes flow_token_of(const http::Call& call) {
  return identity::hash_token(call.request().cookie(identity::flow_cookie(call.parameter("suffix"))).value_or(""));
}

PortalSessions::Admitted PortalSessions::start(db::Transaction& transaction, Caller caller,
                                               const organization::Organization& contract, identity::AccountId account,
                                               Language language, std::string_view device_cookie) {
  caller = as_account(std::move(caller), contract.id, account);
  const auto holder = holder_of(contract.id, account);
  const bool was_here_before = store::note_login(transaction, contract.id, account, services_.clock.now());
  auto device = services_.devices.remember(transaction, caller, holder, device_cookie);
  const auto in_full = [&](Instant moment) {
    return texts::moment_in_full(moment, contract.time_zone, notices_.language_of(transaction, contract, account));
  };
  if (device.is_new && was_here_before)
    notices_.mail(transaction, contract, account, Notice::new_device,
                  {{"device", identity::agent_name(caller.user_agent)}, {"time", in_full(services_.clock.now())}});
  const minutes idle{contract.idle_timeout_minutes};
  if (const auto displaced = displaced_by_next(services_, transaction, holder, idle))
    notices_.mail(transaction, contract, account, Notice::session_displaced,
                  {{"device", identity::agent_name(displaced->user_agent)}, {"time", in_full(displaced->created_at)}});
  auto session = services_.sessions.start(transaction, caller,
                                          {.side = identity::Side::patient,
                                           .organization = contract.id,
                                           .account = account.value,
                                           .language = language,
                                           .idle = idle,
                                           .device = device.id});
  return {std::move(session), std::move(device.cookie)};
}

SessionView PortalSessions::hand_over(http::Call& call, const Admitted& admitted) {
  call.set_cookie(identity::device_cookie(call.parameter("suffix")), admitted.device_cookie, identity::device_time);
  return renewed(call, admitted.session);
}

SessionView PortalSessions::renewed(http::Call& call, const identity::StartedSession& session) {
  const auto& suffix = call.parameter("suffix");
  call.set_cookie(identity::session_cookie(suffix), session.token);
  call.clear_cookie(identity::flow_cookie(suffix));
  return view_of(session.session, session.token);
}

SessionView PortalSessions::view(http::Call& call) {
  const auto session = services_.database.read(
      [&](db::Transaction& transaction) { return services_.sessions.find(transaction, call.caller().session); });
  if (!session) throw Refused{Reason::unauthenticated, "UNAUTHENTICATED"};
  return view_of(*session, token_of(call));
}

SessionView PortalSessions::prolong(http::Call& call) {
  services_.database.append(
      [&](db::Transaction& transaction) { services_.sessions.touch(transaction, call.caller().session); });
  return view(call);
}

void PortalSessions::end(http::Call& call) {
  services_.database.write(
      [&](db::Transaction& transaction) { services_.sessions.end(transaction, call.caller(), call.caller().session); });
  call.clear_cookie(identity::session_cookie(call.parameter("suffix")));
  call.set_header("Clear-Site-Data", "\"cache\"");
}

void PortalSessions::accept_legal(http::Call& call, const LegalAcceptance& acceptance) {
  const auto& caller = call.caller();
  services_.database.write([&](db::Transaction& transaction) {
    if (acceptance.version != organization::legal_version(transaction, caller.organization) ||
        !organization::has_legal_text(transaction, caller.organization, acceptance.version, acceptance.language))
      throw Refused{Reason::conflict, "LEGAL_CHANGED"};
    store::accept_legal(transaction, caller.organization, identity::AccountId{caller.actor}, acceptance.version,
                        acceptance.language, services_.clock.now());
    services_.journal.write(transaction, caller,
                            {.action = audit::Action::legal_accepted,
                             .entity_type = "Account",
                             .entity = caller.actor,
                             .detail = fmt::format(R"({{"version":{},"language":"{}"}})", acceptance.version,
                                                   spelling(acceptance.language))});
  });
}

void PortalSessions::set_language(http::Call& call, Language language) {
  const auto& caller = call.caller();
  services_.database.write([&](db::Transaction& transaction) {
    services_.sessions.set_language(transaction, caller.session, language);
    services_.accounts.set_language(transaction, caller.organization, identity::AccountId{caller.actor}, language);
  });
}

SessionView PortalSessions::view_of(const identity::Session& session, std::string_view token) {
  const identity::AccountId account{session.account};
  std::optional<std::int64_t> legal;
  bool offer_passkey = false;
  auto profiles = services_.database.read([&](db::Transaction& transaction) {
    const auto version = organization::legal_version(transaction, session.organization);
    if (version > store::accepted_legal(transaction, session.organization, account)) legal = version;
    offer_passkey = organization::sign_in_policy(transaction, session.organization).passkeys &&
                    services_.passkeys.is_to_offer(transaction, holder_of(session.organization, account));
    return services_.grants.profiles(transaction, session.organization, account);
  });
  std::string name = profiles.empty() ? std::string{} : profiles.front().name;
  return {.account = {session.account, std::move(name)},
          .profiles = std::move(profiles),
          .csrf_token = services_.sessions.csrf_token(token),
          .idle_timeout_s = session.idle_seconds,
          .idle_expires_at = std::min(session.idle_expires_at(), session.absolute_expires_at),
          .absolute_expires_at = session.absolute_expires_at,
          .language = session.language,
          .legal_to_accept = legal,
          .offer_passkey = offer_passkey};
}

}  // namespace portico::access
