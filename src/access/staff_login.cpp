#include "access/staff_login.hpp"

#include "access/portal_login.hpp"
#include "access/store.hpp"
#include "access/typed_keys.hpp"
#include "base/email.hpp"
#include "identity/agent.hpp"
#include "identity/codes.hpp"
#include "identity/password_rule.hpp"

namespace portico::access {

using identity::FlowKind;
using identity::FlowStep;

struct StaffLogin::Attempt {
  Caller caller;
  std::string email;
  std::string password;
  PasswordTry tried;
  LoginGuard::Reserved reserved{};
};

namespace {

constexpr auto service_name = "Portico";
constexpr auto service_zone = "UTC";

Bytes flow_token(const http::Call& call) {
  return identity::hash_token(call.request().cookie(identity::flow_cookie("")).value_or(""));
}
std::string session_token(const http::Call& call) {
  return call.request().cookie(identity::session_cookie("")).value_or("");
}
std::string device_token(const http::Call& call) {
  return call.request().cookie(identity::device_cookie("")).value_or("");
}
identity::Holder holder_of(identity::StaffId staff) { return {identity::Side::staff, {}, staff.value}; }

}  // namespace

http::Later<CodeStep> StaffLogin::submit(http::Call& call, const StaffLoginInput& input) {
  const auto started = std::chrono::steady_clock::now();
  Attempt attempt{.caller = call.caller(),
                  .email = read_email("email", input.email.value),
                  .password = input.password,
                  .tried = {.side = identity::Side::staff, .address = call.caller().address}};
  if (input.password.empty()) throw Refused::field("password", "FORMAT_PASSWORD_MISSING");
  identity::normalized_password(input.password);
  attempt.tried.subject = services_.throttles.key("subject", {}, "staff:" + email_key(attempt.email));

  const auto [blocked, hash] = services_.database.read([&](db::Transaction& transaction) {
    const auto staff = services_.staff.find_by_email(transaction, attempt.email);
    attempt.tried.device =
        services_.devices.known(transaction, holder_of(staff ? staff->id : identity::StaffId{}), device_token(call));
    return std::pair{guard_.blocked(transaction, attempt.tried), staff ? staff->usable_hash() : std::nullopt};
  });
  if (blocked) throw throttled_login(services_, attempt.caller, *blocked);
  if (!services_.pool.has_place(attempt.tried.lane())) throw too_busy();
  const auto reserved = services_.database.write(
      [&](db::Transaction& transaction) { return guard_.reserve(transaction, attempt.tried); });
  if (const auto* until = std::get_if<Instant>(&reserved)) throw throttled_login(services_, attempt.caller, *until);
  attempt.reserved = std::get<LoginGuard::Reserved>(reserved);

  return services_.pool.later<CodeStep>(
      attempt.tried.lane(),
      [this, hash = hash, password = attempt.password] { return services_.hasher.check(hash, password); },
      [this, &call, attempt, started](const identity::PasswordHasher::Check& password) {
        auto outcome = services_.database.write(
            [&](db::Transaction& transaction) { return decide(transaction, attempt, password); });
        call.not_before(padded(started));
        auto opened = settled(std::move(outcome));
        call.set_cookie(identity::flow_cookie(""), opened.flow_token, identity::flow_time);
        return std::move(opened.step);
      },
      [this, tried = attempt.tried] {
        services_.database.write([&](db::Transaction& transaction) { guard_.release(transaction, tried); });
      });
}

// Codes by e-mail only where there is no phone to send them to: the operator's first administrator.
SignInCodes::Recipient StaffLogin::recipient_of(db::Transaction& transaction, identity::StaffId staff) {
  SignInCodes::Recipient recipient{
      .phone = services_.staff.phone_of(transaction, staff), .clinic = service_name, .time_zone = service_zone};
  if (recipient.phone.empty()) recipient.email = services_.staff.email_of(transaction, staff);
  recipient.has_authenticator = services_.authenticators.is_on(transaction, holder_of(staff));
  return recipient;
}

StaffLogin::Outcome StaffLogin::decide(db::Transaction& transaction, const Attempt& attempt,
                                       const identity::PasswordHasher::Check& password) {
  const auto staff = services_.staff.find_by_email(transaction, attempt.email);
  if (!staff || !password.fits || staff->status != identity::StaffStanding::active)
    return mismatch(transaction, attempt, staff);

  if (password.renewed) services_.staff.renew_hash(transaction, staff->id, *password.renewed);
  guard_.succeeded(transaction, attempt.tried);
  services_.journal.write(
      transaction, attempt.caller,
      {.action = audit::Action::staff_login_submitted, .entity_type = "Practitioner", .entity = staff->id.value});
  const auto recipient = recipient_of(transaction, staff->id);
  return codes_.open(transaction, attempt.caller,
                     {.kind = FlowKind::staff_login,
                      .account = staff->id.value,
                      .subject = attempt.tried.subject,
                      .known_device = attempt.tried.device.has_value(),
                      .method = recipient.methods().front(),
                      .language = attempt.caller.language},
                     recipient, SignInCodes::OnSmsLimit::refuse);
}

Refused StaffLogin::mismatch(db::Transaction& transaction, const Attempt& attempt,
                             const std::optional<identity::Staff>& staff) {
  const auto failed = guard_.failed(transaction, attempt.tried);
  services_.journal.write(transaction, attempt.caller,
                          {.action = audit::Action::staff_login_submitted,
                           .entity_type = staff ? "Practitioner" : "",
                           .entity = staff ? std::optional{staff->id.value} : std::nullopt,
                           .outcome = "STAFF_LOGIN_MISMATCH"});
  if (staff && failed.device_spent)
    services_.devices.revoke(transaction, attempt.caller, holder_of(staff->id), *attempt.tried.device);
  const bool works_here = staff && staff->status == identity::StaffStanding::active;
  if (works_here && attempt.tried.device) return Refused{Reason::unauthenticated, "STAFF_PASSWORD_WRONG"};
  auto refused = Refused{Reason::unauthenticated, "STAFF_LOGIN_MISMATCH"}.with("attempts_left", attempt.reserved.left);
  if (attempt.reserved.until) return std::move(refused).with("retry_at", attempt.reserved.until->rfc3339());
  return refused;
}

CodeStep StaffLogin::resend(http::Call& call) { return send_again(call, std::nullopt); }

CodeStep StaffLogin::choose(http::Call& call, const MethodChoice& choice) { return send_again(call, choice.method); }

CodeStep StaffLogin::send_again(http::Call& call, std::optional<identity::Method> method) {
  return settled(services_.database.write([&](db::Transaction& transaction) {
    auto flow = services_.flows.find(transaction, flow_token(call), FlowKind::staff_login, {},
                                     identity::agent_class(call.caller().user_agent));
    return codes_.resend(transaction, call.caller(), flow, recipient_of(transaction, identity::StaffId{*flow.account}),
                         SignInCodes::OnSmsLimit::refuse, method);
  }));
}

StaffSessionView StaffLogin::enter_code(http::Call& call, const CodeInput& input) {
  struct Admitted {
    identity::StartedSession session;
    std::string device_cookie;
  };
  using Result = std::variant<Admitted, Refused>;
  const auto admitted = settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    Caller caller = call.caller();
    auto flow = services_.flows.find(transaction, flow_token(call), FlowKind::staff_login, {},
                                     identity::agent_class(caller.user_agent));
    if (auto refused = codes_.check(transaction, caller, flow, input.code.value, FlowStep::done, service_zone))
      return *refused;
    const auto staff = services_.staff.find(transaction, identity::StaffId{*flow.account});
    if (!staff || staff->status != identity::StaffStanding::active)
      return Refused{Reason::unauthenticated, "FLOW_ENDED"};
    caller.kind = Caller::Kind::staff;
    caller.actor = staff->id.value;
    auto device = services_.devices.remember(transaction, caller, holder_of(staff->id), device_token(call));
    return Admitted{services_.sessions.start(transaction, caller,
                                             {.side = identity::Side::staff,
                                              .organization = {},
                                              .account = staff->id.value,
                                              .language = flow.language,
                                              .idle = identity::staff_idle_time,
                                              .device = device.id}),
                    std::move(device.cookie)};
  }));
  call.set_cookie(identity::device_cookie(""), admitted.device_cookie, identity::device_time);
  call.set_cookie(identity::session_cookie(""), admitted.session.token);
  call.clear_cookie(identity::flow_cookie(""));
  return view_of(admitted.session.session, admitted.session.token);
}

StaffSessionView StaffLogin::view(http::Call& call) {
  const auto session = services_.database.read(
      [&](db::Transaction& transaction) { return services_.sessions.find(transaction, call.caller().session); });
  if (!session) throw Refused{Reason::unauthenticated, "UNAUTHENTICATED"};
  return view_of(*session, session_token(call));
}

StaffSessionView StaffLogin::prolong(http::Call& call) {
  services_.database.append(
      [&](db::Transaction& transaction) { services_.sessions.touch(transaction, call.caller().session); });
  return view(call);
}

void StaffLogin::end(http::Call& call) {
  services_.database.write(
      [&](db::Transaction& transaction) { services_.sessions.end(transaction, call.caller(), call.caller().session); });
  call.clear_cookie(identity::session_cookie(""));
  call.set_header("Clear-Site-Data", "\"cache\"");
}

void StaffLogin::set_language(http::Call& call, Language language) {
  const auto& caller = call.caller();
  services_.database.write([&](db::Transaction& transaction) {
    services_.sessions.set_language(transaction, caller.session, language);
    services_.staff.set_language(transaction, identity::StaffId{caller.actor}, language);
  });
}

StaffSessionView StaffLogin::view_of(const identity::Session& session, std::string_view token) {
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
                          .language = session.language};
    const auto roles = services_.staff.roles_of(transaction, id);
    for (auto& contract : store::contracts_of(transaction, id.value)) {
      StaffContract entry{contract.id, std::move(contract.name), std::move(contract.suffix), {}};
      for (const auto& role : roles)
        if (role.organization == entry.organization_id) entry.roles.push_back(role.role);
      view.contracts.push_back(std::move(entry));
    }
    return view;
  });
}

}  // namespace portico::access
