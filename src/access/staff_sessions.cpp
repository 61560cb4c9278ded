#include "access/staff_sessions.hpp"

#include <algorithm>

#include "access/displaced_session.hpp"
#include "access/store.hpp"
#include "identity/agent.hpp"
#include "identity/codes.hpp"
#include "texts/texts.hpp"

namespace portico::access {
namespace {

std::string session_token(const http::Call& call) {
  return call.request().cookie(identity::session_cookie("")).value_or("");
}

// Of several roles together, each once, in the table's order.
std::vector<identity::Permission> permissions_of(const std::vector<identity::Role>& roles) {
  std::vector<identity::Permission> permissions;
  for (const auto role : roles)
    for (const auto permission : identity::permissions_of(role))
      if (!std::ranges::count(permissions, permission)) permissions.push_back(permission);
  std::ranges::sort(permissions);
  return permissions;
}

}  // namespace

identity::Holder holder_of(identity::StaffId staff) { return {identity::Side::staff, {}, staff.value}; }

Bytes staff_flow_token(const http::Call& call) {
  return identity::hash_token(call.request().cookie(identity::flow_cookie("")).value_or(""));
}

std::string staff_device_cookie(const http::Call& call) {
  return call.request().cookie(identity::device_cookie("")).value_or("");
}

StaffSessions::Admitted StaffSessions::start(db::Transaction& transaction, Caller caller, const identity::Staff& staff,
                                             Language language, std::string_view device_cookie) const {
  caller.kind = Caller::Kind::staff;
  caller.actor = staff.id.value;
  const bool was_here_before = services_.staff.note_login(transaction, staff.id);
  auto device = services_.devices.remember(transaction, caller, holder_of(staff.id), device_cookie);
  if (device.is_new && was_here_before)
    tell(transaction, {}, staff, Notice::staff_new_device,
         {{"device", identity::agent_name(caller.user_agent)},
          {"time", texts::moment_in_full(services_.clock.now(), service_zone, staff.language)}});
  if (const auto displaced = displaced_by_next(services_, transaction, holder_of(staff.id), identity::staff_idle_time))
    tell(transaction, {}, staff, Notice::staff_session_displaced,
         {{"device", identity::agent_name(displaced->user_agent)},
          {"time", texts::moment_in_full(displaced->created_at, service_zone, staff.language)}});
  return {services_.sessions.start(transaction, caller,
                                   {.side = identity::Side::staff,
                                    .organization = {},
                                    .account = staff.id.value,
                                    .language = language,
                                    .idle = identity::staff_idle_time,
                                    .device = device.id}),
          std::move(device.cookie)};
}

StaffSessionView StaffSessions::hand_over(http::Call& call, const Admitted& admitted) const {
  call.set_cookie(identity::device_cookie(""), admitted.device_cookie, identity::device_time);
  return renewed(call, admitted.session);
}

StaffSessionView StaffSessions::renewed(http::Call& call, const identity::StartedSession& session) const {
  call.set_cookie(identity::session_cookie(""), session.token);
  call.clear_cookie(identity::flow_cookie(""));
  return view_of(session.session, session.token);
}

StaffSessionView StaffSessions::view(http::Call& call) const {
  const auto session = services_.database.read(
      [&](db::Transaction& transaction) { return services_.sessions.find(transaction, call.caller().session); });
  if (!session) throw Refused{Reason::unauthenticated, "UNAUTHENTICATED"};
  return view_of(*session, session_token(call));
}

StaffSessionView StaffSessions::prolong(http::Call& call) const {
  services_.database.append(
      [&](db::Transaction& transaction) { services_.sessions.touch(transaction, call.caller().session); });
  return view(call);
}

void StaffSessions::end(http::Call& call) const {
  services_.database.write(
      [&](db::Transaction& transaction) { services_.sessions.end(transaction, call.caller(), call.caller().session); });
  call.clear_cookie(identity::session_cookie(""));
  call.set_header("Clear-Site-Data", "\"cache\"");
}

void StaffSessions::set_language(http::Call& call, Language language) const {
  const auto& caller = call.caller();
  services_.database.write([&](db::Transaction& transaction) {
    services_.sessions.set_language(transaction, caller.session, language);
    services_.staff.set_language(transaction, identity::StaffId{caller.actor}, language);
  });
}

// Codes by e-mail only where there is no phone to send them to: the operator's first administrator.
SignInCodes::Recipient StaffSessions::recipient(db::Transaction& transaction, identity::StaffId staff) const {
  SignInCodes::Recipient recipient{
      .phone = services_.staff.phone_of(transaction, staff), .clinic = service_name, .time_zone = service_zone};
  if (recipient.phone.empty()) recipient.email = services_.staff.email_of(transaction, staff);
  recipient.has_authenticator = services_.authenticators.is_on(transaction, holder_of(staff));
  return recipient;
}

void StaffSessions::tell(db::Transaction& transaction, OrganizationId organization, const identity::Staff& staff,
                         Notice notice, Facts facts) const {
  facts.insert_or_assign("service", service_name);
  facts.insert_or_assign("name", staff.name);
  facts.try_emplace("url", services_.base_url + "/console/");
  services_.outbox.enqueue(
      transaction, organization,
      security_mail(notice, staff.language, services_.staff.email_of(transaction, staff.id), facts, Uuid::make()));
}

void StaffSessions::end_all(db::Transaction& transaction, const Caller& caller, identity::StaffId staff,
                            std::string_view why, Uuid kept) const {
  services_.sessions.end_all(transaction, caller, identity::Side::staff, {}, staff.value, why, kept);
  services_.devices.revoke_all(transaction, holder_of(staff));
}

StaffSessionView StaffSessions::view_of(const identity::Session& session, std::string_view token) const {
  return services_.database.read([&](db::Transaction& transaction) {
    const identity::StaffId id{session.account};
    const auto staff = services_.staff.find(transaction, id);
    if (!staff) throw Refused{Reason::unauthenticated, "UNAUTHENTICATED"};
    StaffSessionView view{.account = {id.value, staff->name, services_.staff.email_of(transaction, id)},
                          .platform_administrator = staff->platform_administrator,
                          .contracts = {},
                          .csrf_token = services_.sessions.csrf_token(token),
                          .idle_timeout_s = session.idle_seconds,
                          .idle_expires_at = std::min(session.idle_expires_at(), session.absolute_expires_at),
                          .absolute_expires_at = session.absolute_expires_at,
                          .language = session.language,
                          .offer_passkey = services_.passkeys.is_to_offer(transaction, holder_of(id))};
    const auto roles = services_.staff.roles_of(transaction, id);
    for (auto& contract : store::contracts_of(transaction, id.value)) {
      StaffContract entry{contract.id, std::move(contract.name), std::move(contract.suffix), {}, {}};
      for (const auto& role : roles)
        if (role.organization == entry.organization_id) entry.roles.push_back(role.role);
      entry.permissions = permissions_of(entry.roles);
      view.contracts.push_back(std::move(entry));
    }
    if (staff->platform_administrator) {
      const auto granted = identity::permissions_of_platform_administrator();
      view.permissions_everywhere.assign(granted.begin(), granted.end());
    }
    return view;
  });
}

}  // namespace portico::access
