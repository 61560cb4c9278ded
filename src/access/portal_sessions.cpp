#include "access/portal_sessions.hpp"

#include "access/store.hpp"

namespace portico::access {
namespace {

std::string token_of(const http::Call& call) {
  return call.request().cookie(identity::session_cookie(call.parameter("suffix"))).value_or("");
}

}  // namespace

identity::StartedSession PortalSessions::start(db::Transaction& transaction, Caller caller,
                                               const organization::Organization& contract, identity::AccountId account,
                                               Language language) {
  caller.kind = Caller::Kind::patient;
  caller.actor = account.value;
  caller.organization = contract.id;
  store::note_login(transaction, contract.id, account, services_.clock.now());
  return services_.sessions.start(transaction, caller,
                                  {.side = identity::Side::patient,
                                   .organization = contract.id,
                                   .account = account.value,
                                   .language = language,
                                   .idle = minutes{contract.idle_timeout_minutes}});
}

SessionView PortalSessions::hand_over(http::Call& call, const identity::StartedSession& started) {
  const auto& suffix = call.parameter("suffix");
  call.set_cookie(identity::session_cookie(suffix), started.token);
  call.clear_cookie(identity::flow_cookie(suffix));
  return view_of(started.session, started.token);
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

void PortalSessions::set_language(http::Call& call, Language language) {
  const auto& caller = call.caller();
  services_.database.write([&](db::Transaction& transaction) {
    services_.sessions.set_language(transaction, caller.session, language);
    services_.accounts.set_language(transaction, caller.organization, identity::AccountId{caller.actor}, language);
  });
}

SessionView PortalSessions::view_of(const identity::Session& session, std::string_view token) {
  auto profiles = services_.database.read([&](db::Transaction& transaction) {
    return services_.grants.profiles(transaction, session.organization, identity::AccountId{session.account});
  });
  std::string name = profiles.empty() ? std::string{} : profiles.front().name;
  return {.account = {session.account, std::move(name)},
          .profiles = std::move(profiles),
          .csrf_token = services_.sessions.csrf_token(token),
          .idle_timeout_s = session.idle_seconds,
          .idle_expires_at = std::min(session.idle_expires_at(), session.absolute_expires_at),
          .absolute_expires_at = session.absolute_expires_at,
          .language = session.language};
}

}  // namespace portico::access
