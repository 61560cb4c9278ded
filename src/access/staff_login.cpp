#include "access/staff_login.hpp"

#include "access/portal_login.hpp"
#include "access/store.hpp"
#include "access/typed_keys.hpp"
#include "base/email.hpp"
#include "identity/codes.hpp"
#include "identity/password_rule.hpp"

namespace portico::access {

using identity::FlowKind;
using identity::FlowStep;

struct StaffLogin::Attempt {
  Caller caller;
  std::string email;
  std::string password;
  Bytes subject;
  Bytes account_key;
  Bytes address_key;
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

}  // namespace

http::Later<CodeStep> StaffLogin::submit(http::Call& call, const StaffLoginInput& input) {
  const auto started = std::chrono::steady_clock::now();
  const auto& throttles = services_.throttles;
  Attempt attempt{.caller = call.caller(),
                  .email = read_email("email", input.email.value),
                  .password = input.password,
                  .subject = {},
                  .account_key = {},
                  .address_key = throttles.key("address", {}, identity::address_bucket(call.caller().address))};
  if (input.password.empty()) throw Refused::field("password", "FORMAT_PASSWORD_MISSING");
  identity::normalized_password(input.password);
  attempt.subject = throttles.key("subject", {}, "staff:" + email_key(attempt.email));
  attempt.account_key = throttles.key("staff", {}, as_text(attempt.subject));

  const auto [blocked, hash] = services_.database.read([&](db::Transaction& transaction) {
    auto until = throttles.blocked(transaction, attempt.account_key);
    if (!until) until = throttles.blocked(transaction, attempt.address_key);
    const auto staff = services_.staff.find_by_email(transaction, attempt.email);
    return std::pair{until, staff ? std::optional{staff->password_hash} : std::nullopt};
  });
  if (blocked) {
    services_.journal.record(attempt.caller, {.action = audit::Action::login_throttled, .outcome = "THROTTLED"},
                             [](bool) {});
    throw throttled(*blocked, services_.clock.now());
  }
  return services_.pool.later<CodeStep>(
      [this, hash = hash, password = attempt.password] { return services_.hasher.check(hash, password); },
      [this, &call, attempt, started](const identity::PasswordHasher::Check& password) {
        auto outcome = services_.database.write(
            [&](db::Transaction& transaction) { return decide(transaction, attempt, password); });
        call.not_before(padded(started));
        auto opened = settled(std::move(outcome));
        call.set_cookie(identity::flow_cookie(""), opened.flow_token, identity::flow_time);
        return std::move(opened.step);
      });
}

StaffLogin::Outcome StaffLogin::decide(db::Transaction& transaction, const Attempt& attempt,
                                       const identity::PasswordHasher::Check& password) {
  const auto staff = services_.staff.find_by_email(transaction, attempt.email);
  if (!staff || !password.fits || staff->status != identity::StaffStanding::active)
    return mismatch(transaction, attempt, staff);

  if (password.renewed) services_.staff.renew_hash(transaction, staff->id, *password.renewed);
  services_.throttles.clear(transaction, attempt.account_key);
  services_.journal.write(
      transaction, attempt.caller,
      {.action = audit::Action::staff_login_submitted, .entity_type = "Practitioner", .entity = staff->id.value});
  return codes_.open(transaction, attempt.caller,
                     {.kind = FlowKind::staff_login,
                      .account = staff->id.value,
                      .subject = attempt.subject,
                      .language = attempt.caller.language},
                     {services_.staff.phone_of(transaction, staff->id), service_name, service_zone},
                     SignInCodes::OnSmsLimit::refuse);
}

Refused StaffLogin::mismatch(db::Transaction& transaction, const Attempt& attempt,
                             const std::optional<identity::Staff>& staff) {
  const auto failure = services_.throttles.fail(transaction, attempt.account_key, services_.limits.account_failures);
  services_.throttles.count(transaction, attempt.address_key, services_.limits.address_failures);
  services_.journal.write(transaction, attempt.caller,
                          {.action = audit::Action::staff_login_submitted,
                           .entity_type = staff ? "Practitioner" : "",
                           .entity = staff ? std::optional{staff->id.value} : std::nullopt,
                           .outcome = "STAFF_LOGIN_MISMATCH"});
  auto refused = Refused{Reason::unauthenticated, "STAFF_LOGIN_MISMATCH"}.with("attempts_left", failure.left);
  if (failure.until) return std::move(refused).with("retry_at", failure.until->rfc3339());
  return refused;
}

CodeStep StaffLogin::resend(http::Call& call) {
  const auto token = flow_token(call);
  return settled(services_.database.write([&](db::Transaction& transaction) {
    auto flow = services_.flows.find(transaction, token, FlowKind::staff_login, {});
    const auto phone = services_.staff.phone_of(transaction, identity::StaffId{*flow.account});
    return codes_.resend(transaction, call.caller(), flow, {phone, service_name, service_zone},
                         SignInCodes::OnSmsLimit::refuse);
  }));
}

StaffSessionView StaffLogin::enter_code(http::Call& call, const CodeInput& input) {
  const auto code = SignInCodes::read(input);
  const auto token = flow_token(call);
  using Result = std::variant<identity::StartedSession, Refused>;
  const auto started = settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    Caller caller = call.caller();
    auto flow = services_.flows.find(transaction, token, FlowKind::staff_login, {});
    if (auto refused = codes_.check(transaction, caller, flow, code, FlowStep::done, service_zone)) return *refused;
    const auto staff = services_.staff.find(transaction, identity::StaffId{*flow.account});
    if (!staff || staff->status != identity::StaffStanding::active)
      return Refused{Reason::unauthenticated, "FLOW_ENDED"};
    caller.kind = Caller::Kind::staff;
    caller.actor = staff->id.value;
    return services_.sessions.start(transaction, caller,
                                    {.side = identity::Side::staff,
                                     .organization = {},
                                     .account = staff->id.value,
                                     .language = flow.language,
                                     .idle = identity::staff_idle_time});
  }));
  call.set_cookie(identity::session_cookie(""), started.token);
  call.clear_cookie(identity::flow_cookie(""));
  return view_of(started.session, started.token);
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
